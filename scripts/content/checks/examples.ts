import type { Block } from '../../../schema/content/block.ts'
import { fault, type Fault } from '../fault.ts'
import { placeIn } from '../source.ts'
import { workExample } from '../examples.ts'
import { ruleBookFrom } from '../rules.ts'
import type { Check } from './check.ts'

const exampleOf = (block: Block) =>
  typeof block === 'object' && 'example' in block ? block.example : undefined

/** Each example on a page is worked out by the engine, and comes to an amount. */
export const examples: Check = (content) => {
  const book = ruleBookFrom(content)
  return content.services.flatMap(({ value, source }) =>
    Object.entries(value.answers).flatMap(([key, { blocks }]) =>
      blocks.flatMap((block, at): Fault[] => {
        const example = exampleOf(block)
        if (example === undefined) return []
        const worked = workExample(book, example)
        const place = placeIn(source, ['answers', key, 'blocks', at, 'example'])
        if (worked.ok) return []
        return [
          'verdict' in worked.problem
            ? fault(place, 'example_no_amount', { verdict: worked.problem.verdict })
            : fault(place, 'example_refused', { why: worked.problem.why }),
        ]
      }),
    ),
  )
}
