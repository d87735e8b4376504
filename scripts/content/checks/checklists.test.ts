import { describe, expect, it } from 'vitest'
import type { Content } from '../load.ts'
import { asItIs, fresh } from './as-it-is.ts'
import { checklists } from './checklists.ts'
import { citesToday } from './cites.ts'
import { texts } from './texts.ts'
import { future } from './reviewed.ts'
import type { Check } from './check.ts'

const TODAY = '2026-11-26'

/** The content as it is, with one thing changed that no other test sees. */
const changed = (change: (content: Content) => void): Content => {
  const content: Content = {
    ...asItIs,
    lifeEvents: asItIs.lifeEvents.map(fresh),
    fraudTest: fresh(asItIs.fraudTest),
  }
  change(content)
  return content
}
const deathOf = (content: Content) => {
  const death = content.lifeEvents.find(({ id }) => id === 'after-a-death')
  if (death === undefined) throw new Error('no checklist after-a-death')
  return death.value
}
const firstStep = (content: Content) => {
  const [step] = deathOf(content).steps
  if (step === undefined) throw new Error('a checklist without steps')
  return step
}

const broken: [string, Check, (content: Content) => void, RegExp][] = [
  [
    'a step without source that asks nobody for one',
    checklists,
    (content) => Object.assign(firstStep(content), { cite: [], awaited: undefined }),
    /没有依据/,
  ],
  [
    'a step that awaits what the list of awaited things does not have',
    checklists,
    (content) => Object.assign(firstStep(content), { awaited: 'the-moon' }),
    /the-moon/,
  ],
  [
    'a link to a service that is not there',
    checklists,
    (content) => Object.assign(firstStep(content), { link: { service: 'no-such' } }),
    /no-such/,
  ],
  [
    'a link to a form that is not there',
    checklists,
    (content) => Object.assign(firstStep(content), { link: { form: 'no-such' } }),
    /no-such/,
  ],
  [
    'a condition on a question that is not asked',
    checklists,
    (content) =>
      Object.assign(firstStep(content), { only: { when: { question: 'age', is: 'old' }, if: '老人' } }),
    /age/,
  ],
  [
    'a condition on an answer that cannot be given',
    checklists,
    (content) =>
      Object.assign(firstStep(content), {
        only: { when: { any: [{ none: [{ question: 'place', is: 'moon' }] }] }, if: '在月亮上' },
      }),
    /moon/,
  ],
  [
    'an option that is written twice',
    checklists,
    (content) => deathOf(content).questions[0]?.options.push({ value: 'hospital', label: '医院' }),
    /写了两次/,
  ],
  [
    'a row of the catalogue that is not there',
    checklists,
    (content) => content.fraudTest.value.ids.push('SV99'),
    /SV99/,
  ],
  [
    'a situation of the fraud test at an address its other pages need',
    checklists,
    (content) => Object.assign(content.fraudTest.value.situations[0] ?? {}, { id: 'signs' }),
    /signs/,
  ],
  ['an amount in a sentence', texts, (content) => firstStep(content).text.push('交 300 元就行。'), /300 元/],
  [
    'a law that has ended',
    citesToday,
    (content) => firstStep(content).cite.push({ law: '社会救助暂行办法', article: 9 }),
    /社会救助暂行办法/,
  ],
  [
    'a review in the future',
    future,
    (content) => Object.assign(content.fraudTest.value, { reviewed: '2099-01-01' }),
    /2099-01-01/,
  ],
]

describe('the checks of checklists and of the fraud test', () => {
  it('find nothing in the content as it is', () => {
    const content = changed(() => undefined)
    for (const check of [checklists, texts, citesToday, future]) expect(check(content, TODAY)).toEqual([])
  })

  it.each(broken)('name %s', (_, check, change, wrong) => {
    const faults = check(changed(change), TODAY)
    expect(faults).toHaveLength(1)
    expect(`${faults[0]?.wrong} ${faults[0]?.right}`).toMatch(wrong)
    expect(faults[0]?.line).toBeGreaterThan(0)
  })
})
