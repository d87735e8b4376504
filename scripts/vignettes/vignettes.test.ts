import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { faultsOf, type Case } from './hold.ts'

const cases = parse(readFileSync(new URL('vignettes.yaml', import.meta.url), 'utf8')) as Case[]

describe('the vignettes', () => {
  it('are there', () => expect(cases.length).toBeGreaterThanOrEqual(152))

  it.each(cases.map((one) => [`${one.id} ${one.title}`, one] as const))('%s', (_, one) => {
    expect(faultsOf(one)).toEqual([])
  })

  it('notice a wrong expectation', () => {
    const one = cases.find(({ expected }) => expected?.[0]?.verdict === 'likely')
    if (one === undefined) throw new Error('no case expects a likely verdict')
    const wrong = {
      ...one,
      expected: [{ programme: one.expected?.[0]?.programme ?? '', verdict: 'not_met' }],
    }
    expect(faultsOf(wrong)).toHaveLength(1)
  })
})
