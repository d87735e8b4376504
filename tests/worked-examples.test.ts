import { describe, expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { evaluate } from '../schema/eligibility/evaluate-book.ts'
import { parseFacts } from '../schema/eligibility/parse-facts.ts'
import { ruleBookOf } from '../schema/eligibility/to-check-data.ts'

/** `content:check` runs the examples too, to tell an official what broke; here each of them is a test with its name. */
const book = ruleBookOf(policy)

describe.each(policy.programmes)('$name ($id)', ({ id, examples }) => {
  it('has examples to hold it to', () => {
    expect(examples.length).toBeGreaterThan(0)
  })

  it.each(examples)('$name', ({ on, facts, expect: expected }) => {
    const parsed = parseFacts(facts, on)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
    const came = evaluate(book, parsed.value, on, [id])
    if (!came.ok) throw new Error(JSON.stringify(came.problem))
    const [result] = came.value
    expect(result?.verdict).toBe(expected.verdict)
    expect({
      amountFen: result?.amount?.fen ?? null,
      because: result?.because.map(({ condition }) => condition.id),
      chooseWith: result?.chooseWith ?? [],
      selfCare: result?.selfCare,
      dates: result?.dates ?? {},
    }).toMatchObject(
      Object.fromEntries(
        Object.entries(expected).filter(([name]) => name !== 'verdict' && name !== 'missing'),
      ),
    )
    // An empty list says that nothing is missing; a list, what must be among it.
    const wanted = expected.missing ?? []
    const missing = result?.missing ?? []
    const found = wanted.length === 0 ? missing : missing.filter((fact) => wanted.includes(fact))
    expect([...found].sort()).toEqual([...(expected.missing ?? found)].sort())
  })
})
