import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Disclosure } from '../../../schema/content/disclosure.ts'
import type { Notice } from '../../../schema/content/notice.ts'
import type { ProgressItem } from '../../../schema/content/progress.ts'
import type { WorkPlan } from '../../../schema/content/work-plan.ts'
import { awaitingIn } from '../awaiting.ts'
import { load, type Content } from '../load.ts'
import { published } from './published.ts'
import { workPlan } from './work-plan.ts'

const TODAY = '2026-11-26'
const { content: asItIs } = load(join(import.meta.dirname, '../../..'))
if (asItIs === undefined) throw new Error('the content does not load')
const found = <T>(records: readonly T[], is: (record: T) => boolean): T => {
  const record = records.find(is)
  if (record === undefined) throw new Error('the content has no such record')
  return record
}
const notice = found(asItIs.notices, ({ id }) => id === 'trial-2026')
const paid = found(asItIs.funds, ({ id }) => id === 'sample-paid')
const awaited = found(asItIs.funds, ({ id }) => id === 'paid-2024')
const projects = found(asItIs.funds, ({ id }) => id === 'projects-2024')
const inspection = found(asItIs.inspections, ({ id }) => id === 'sample-volunteer-records')
const counted = found(asItIs.progress.value, ({ id }) => id === 'meal-points')
const milestone = found(asItIs.progress.value, ({ id }) => id === 'welfare-centre')

const wrongsOf = (content: Content): string[] =>
  published(content, TODAY).map(({ line, wrong }) => `${line > 0} ${wrong}`)
const withNotice = (change: Partial<Notice>): string[] =>
  wrongsOf({ ...asItIs, notices: [{ ...notice, value: { ...notice.value, ...change } }] })
const withFunds = (entry: typeof paid, change: Partial<Disclosure>): string[] =>
  wrongsOf({ ...asItIs, funds: [{ ...entry, value: { ...entry.value, ...change } }] })
const withItem = (item: ProgressItem): string[] =>
  wrongsOf({ ...asItIs, progress: { ...asItIs.progress, value: [item] } })
const state = (day: string, done: number | string): ProgressItem['states'][number] => ({
  day,
  done,
  source: '民政局的一份文件',
  provenance: 'confirmed',
})

describe('the check of what is published', () => {
  it('finds nothing in the content as it is', () => {
    expect(published(asItIs, TODAY)).toEqual([])
    expect(workPlan(asItIs, TODAY)).toEqual([])
  })

  it.each<[string, string[], RegExp]>([
    ['a notice of tomorrow', withNotice({ day: '2026-11-27' }), /“2026-11-27”还没有到/],
    ['a unit that is not there', withNotice({ unit: 'moon' }), /没有“moon”这个单位/],
    ['a service that is not there', withNotice({ services: ['SV90'] }), /没有“SV90”这个目录编号/],
    ['a table of tomorrow', withFunds(paid, { published: '2026-11-27' }), /“2026-11-27”还没有到/],
    ['a time that ends before it begins', withFunds(paid, { until: '2025-09-01' }), /先后颠倒/],
    ['figures before their time began', withFunds(paid, { published: '2025-09-01' }), /才开始算/],
    ['figures without a source', withFunds(paid, { source: null }), /没有写数从哪里来/],
    ['figures that nobody has published', withFunds(paid, { published: null }), /还没有公布.*却写了数/],
    [
      'a standard that is not there',
      withFunds(awaited, {
        table: {
          of: 'paid',
          rows: [{ name: '低保', standard: 'moon', per: 'persons', recipients: null, paidFen: null }],
        },
      }),
      /没有“moon”这项标准/,
    ],
    [
      'a project whose result is known before anything is published',
      withFunds(projects, {
        table: {
          of: 'projects',
          rows: [
            {
              name: '福利中心',
              funding: null,
              carriedOutBy: null,
              grantedFen: null,
              spentFen: null,
              result: '建成了',
            },
          ],
        },
      }),
      /还没有公布.*却写了数/,
    ],
    [
      'more that is faulty than was looked at',
      withFunds(inspection, { table: { of: 'inspection', checked: 2, faulty: 3, rows: [] } }),
      /查了 2 家，却说有 3 家/,
    ],
    [
      'words where the aim is a number',
      withItem({ ...counted, states: [state('2024-12-31', '好')] }),
      /不是一回事/,
    ],
    [
      'a number where the aim is words',
      withItem({ ...milestone, states: [state('2024-12-31', 1)] }),
      /不是一回事/,
    ],
    [
      'states that are out of order',
      withItem({ ...counted, states: [state('2024-12-31', 3), state('2024-06-30', 5)] }),
      /不在前一次进展/,
    ],
    ['a state of tomorrow', withItem({ ...counted, states: [state('2026-11-27', 5)] }), /还没有到/],
    [
      'a span that runs backwards',
      withItem({ ...counted, target: { count: 5, atMost: 4, unit: '个' } }),
      /最少 5，最多 4/,
    ],
  ])('names %s', (_, wrongs, wrong) => {
    expect(wrongs).toHaveLength(1)
    expect(wrongs[0]).toMatch(wrong)
    expect(wrongs[0]).toMatch(/^true /)
  })

  it('lets the bureau say how far it is, once and again', () => {
    const states = [state('2024-06-30', 2), state('2024-12-31', 5)]
    expect(withItem({ ...counted, states })).toEqual([])
    expect(withItem({ ...milestone, states: [state('2024-12-31', '开工了')] })).toEqual([])
  })
})

describe('the check of the retold plan', () => {
  const plan = asItIs.workPlan
  const wrongs = (change: (value: WorkPlan) => void): string[] => {
    const value = structuredClone(plan.value)
    change(value)
    return workPlan({ ...asItIs, workPlan: { ...plan, value } }, TODAY).map(({ wrong }) => wrong)
  }

  it('misses a section that is not told', () => {
    expect(wrongs(({ parts }) => parts[1]?.sections.shift())).toEqual(['工作要点的“S5”没有说'])
  })

  it('names a section that is told twice, that has parts, or that is not there', () => {
    const add = (anchor: string) => (value: WorkPlan) =>
      value.parts[0]?.sections.push({ anchor, told: ['又说一遍。'] })
    expect(wrongs(add('S5'))).toEqual(['工作要点的“S5”说了两次，或者它的小节也说了'])
    expect(wrongs(add('S7'))).toEqual(['工作要点的“S7”说了两次，或者它的小节也说了'])
    expect(wrongs(add('S19'))).toEqual(['2024 年工作要点里没有“S19”'])
  })
})

describe('what the bureau must supply', () => {
  const rows = awaitingIn(asItIs)

  it('names each table that is not published, and each aim of which nobody has said how far it is', () => {
    const empty = rows.filter(({ kind, file }) => kind === 'empty' && file.startsWith('content/published/'))
    const unpublished = [...asItIs.funds, ...asItIs.lotteryFund, ...asItIs.inspections].filter(
      ({ value }) => value.published === null,
    )
    expect(unpublished.length).toBeGreaterThan(5)
    expect(empty).toHaveLength(unpublished.length + asItIs.progress.value.length)
  })

  it('names every sample, so that a production build refuses it', () => {
    const samples = rows.filter(
      ({ kind, file }) => kind === 'sample' && file.startsWith('content/published/'),
    )
    const made = [...asItIs.notices, ...asItIs.funds, ...asItIs.lotteryFund, ...asItIs.inspections].filter(
      ({ value }) => value.provenance === 'sample',
    )
    expect(samples.map(({ file }) => file).sort()).toEqual(made.map(({ source }) => source.file).sort())
    expect(made).toContain(paid)
  })
})

describe('the words about the lottery', () => {
  it('invite nobody to play', () => {
    const words = asItIs.copy.find(({ id }) => id === 'disclosure')?.value
    const said = JSON.stringify([
      words,
      ...[...asItIs.lotteryFund, ...asItIs.notices, asItIs.workPlan].map(({ value }) => value),
    ])
    expect(said).toContain('未成年人')
    expect(said).not.toMatch(/购彩|投注|中奖|快乐8|玩法|大奖|买彩票|彩民/)
  })
})
