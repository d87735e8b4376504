import { known, nameOf, type Context } from './context.ts'
import type { Node } from './node.ts'
import { lookingAt, peopleOf } from './people.ts'
import { NO, YES } from './tri.ts'
import { isExact, picked, truthOf } from './value.ts'

/** Adds the facts that are unknown and may still move an expression; only parts that are open themselves can. */
export const openFacts = (node: Node, context: Context, out: Set<string>): void => {
  const { op, parts, path, people } = node
  if (isExact(node, context)) return
  switch (op) {
    case 'is':
    case 'stated':
    case 'date':
    case 'birthday':
    case 'age':
      if (known(path, context) === undefined) out.add(nameOf(path, context))
      if (op === 'age') for (const at of parts) openFacts(at, context, out)
      return
    case 'cases':
    case 'dayCases':
      for (let at = 0; at < parts.length; at += 2) {
        const [when, then] = [parts[at] as Node, parts[at + 1]]
        if (then === undefined) return openFacts(when, context, out)
        const applies = truthOf(when, context)
        if (applies === NO) continue
        openFacts(when, context, out)
        openFacts(then, context, out)
        if (applies === YES) return
      }
      return
    case 'firstKnown':
    case 'firstWritten':
      return openFacts(picked(node, context), context, out)
    case 'some':
    case 'count': {
      const list = peopleOf(context, people)
      if (list === undefined) out.add(people)
      return lookingAt(context, people, list ?? [], () => openFacts(parts[0] as Node, context, out))
    }
    case 'verdict':
      return openFacts(node.book.programme(node.programme).holds, context, out)
    default:
      for (const part of parts) openFacts(part, context, out)
  }
}
