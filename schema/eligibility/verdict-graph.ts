import { contextOf, written, type Context } from './context.ts'
import { graphOf, KNOWN, OPEN, valuesOf, type Slot, type Target, type Values } from './decision-graph.ts'
import type { Prepared } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Node } from './node.ts'
import { holdingVerdict, type Programme } from './programme.ts'
import { verdicts, type Verdict } from './rule.ts'

/** Where to go on for each answer to a condition. */
type Ways = { yes: Target; no: Target; open: Target }

const HOLDS = 1
const VERDICTS = (1 << verdicts.length) - 1
const bitOf = (verdict: Verdict): number => 1 << verdicts.indexOf(verdict)
const endIn = (verdict: Verdict): Target => ~(bitOf(verdict) | (verdict === 'ask' ? OPEN : KNOWN))
const verdictIn: Verdict[] = []
for (const verdict of verdicts) verdictIn[bitOf(verdict)] = verdict

const fixedWay = ({ least, most }: Node, { yes, no, open }: Ways): Target =>
  least !== most ? open : least === 1 ? yes : no

/**
 * All verdicts of one household after the other, in the order of `wanted`; nothing is explained. The same conditions as
 * `evaluateIn` walks, but each household goes only through the few tests that decide it.
 */
export const verdictsBy = (prepared: Prepared, wanted: readonly string[]): ((facts: Facts) => Verdict[]) => {
  const graph = graphOf()
  let context: Context = contextOf({}, prepared.on)

  const facts = new Map<string, { slot: Slot; values: Values }>()
  const factSlot = ({ path }: Node): { slot: Slot; values: Values } => {
    const key = `${path.scope}.${path.name}.${path.inner ?? ''}`
    const made = facts.get(key)
    if (made !== undefined) return made
    const values = valuesOf()
    const { bitsOf } = values
    const { scope, name, inner } = path
    const slot = graph.slot(
      inner === undefined && scope === ''
        ? () => bitsOf(context.facts[name])
        : inner === undefined && scope === 'self'
          ? () => bitsOf(context.self[name])
          : () => bitsOf(written(path, context)),
    )
    const fact = { slot, values }
    facts.set(key, fact)
    return fact
  }
  const workedOut = new Map<Node, Slot>()
  const workedOutSlot = (node: Node): Slot => {
    const made = workedOut.get(node)
    if (made !== undefined) return made
    const slot = graph.slot(() => {
      node.work(node, context)
      return context.lo === context.hi ? KNOWN | context.lo : OPEN
    })
    workedOut.set(node, slot)
    return slot
  }

  const together = ({ op, parts }: Node, at: number, seenOpen: boolean, ways: Ways): Target => {
    const part = parts[at]
    const isAll = op === 'all'
    if (part === undefined) return seenOpen ? ways.open : isAll ? ways.yes : ways.no
    const on = together({ op, parts } as Node, at + 1, seenOpen, ways)
    const open = together({ op, parts } as Node, at + 1, true, ways)
    return build(part, isAll ? { yes: on, no: ways.no, open } : { yes: ways.yes, no: on, open })
  }

  /** `seen`: the way that all cases that may apply went so far. */
  const ofCases = (parts: readonly Node[], at: number, seen: Target | undefined, ways: Ways): Target => {
    const agreed = (way: Target): Target => (seen === undefined || seen === way ? way : ways.open)
    const surely = { yes: agreed(ways.yes), no: agreed(ways.no), open: ways.open }
    const [when, then] = [parts[at] as Node, parts[at + 1]]
    if (then === undefined) return build(when, surely)
    const perhaps = (way: Target): Target =>
      agreed(way) === way ? ofCases(parts, at + 2, way, ways) : ways.open
    return build(when, {
      yes: build(then, surely),
      no: ofCases(parts, at + 2, seen, ways),
      open: build(then, { yes: perhaps(ways.yes), no: perhaps(ways.no), open: ways.open }),
    })
  }

  const build = (node: Node, ways: Ways): Target => {
    switch (node.op) {
      case 'fixed':
        return fixedWay(node, ways)
      case 'not':
        return build(node.parts[0] as Node, { yes: ways.no, no: ways.yes, open: ways.open })
      case 'all':
      case 'any':
        return together(node, 0, false, ways)
      case 'cases':
        return ofCases(node.parts, 0, undefined, ways)
      case 'is': {
        const { slot, values } = factSlot(node)
        const open = fixedWay(node.parts[0] as Node, ways)
        return graph.test({ ...ways, open, slot, mask: values.maskOf(node.wanted) })
      }
      case 'verdict': {
        const mask = node.wanted.reduce((all: number, verdict) => all | bitOf(verdict as Verdict), 0)
        return graph.test({ ...ways, slot: programmeSlot(prepared.programme(node.programme)), mask })
      }
      default:
        return graph.test({ ...ways, slot: workedOutSlot(node), mask: HOLDS })
    }
  }

  const programmes = new Map<Programme, Slot>()
  const programmeSlot = (programme: Programme): Slot => {
    const made = programmes.get(programme)
    if (made !== undefined) return made
    const holding = programme.choices.reduceRight<Target>(
      (next, { when }) => build(when, { yes: endIn('choose'), no: next, open: next }),
      endIn(holdingVerdict(programme)),
    )
    const slot = graph.walked(
      build(programme.holds, { yes: holding, no: endIn('not_met'), open: endIn('ask') }),
    )
    programmes.set(programme, slot)
    return slot
  }

  const slots = wanted.map((id) => programmeSlot(prepared.programme(id)))
  const { begin, bits } = graph.ready()
  const verdictAt = (slot: Slot): Verdict => verdictIn[bits(slot) & VERDICTS] as Verdict
  return (stated) => {
    context = contextOf(stated, prepared.on)
    begin()
    return slots.map(verdictAt)
  }
}
