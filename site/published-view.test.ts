import { describe, expect, it } from 'vitest'
import { published } from '../generated/published.ts'
import type { ProgressItem } from '../schema/content/progress.ts'
import { csvText } from './csv.ts'
import { disclosureTable, rowsOf, shownRows } from './disclosure-view.ts'
import { doneText, progressRow, progressTable, shareDone, targetText } from './progress-view.ts'
import { noticesFor, noticesOf, noticeYears, recordLines, unitName } from './published-view.ts'
import { sections, servicesOf, workPlanJson, workPlanTable } from './work-plan-view.ts'

describe('notices', () => {
  it('are found from the service that they are about, the latest first', () => {
    const found = noticesFor('SV61')
    expect(found.map(({ id }) => id)).toContain('laws-renewed-2026')
    expect(found.map(({ id }) => id)).not.toContain('trial-2026')
    const days = found.map(({ day }) => day)
    expect(days).toEqual(days.toSorted().reverse())
    expect(days.length).toBeGreaterThan(1)
  })

  it('stand in the year of their day, and in no other', () => {
    const years = noticeYears()
    expect(years).toEqual([...new Set(years)].toSorted().reverse())
    expect(years.flatMap(noticesOf)).toEqual(published.notices)
    expect(noticesOf('2026').every(({ day }) => day.startsWith('2026-'))).toBe(true)
  })

  it('are answered for by a unit, or by the portal itself', () => {
    expect(unitName('rescue-station')).toBe('救助管理站')
    expect(unitName(null)).toBe('本站')
    expect(() => unitName('moon')).toThrow('moon')
  })
})

describe('a record in short lines', () => {
  it('says what is known, and in one line what is not', () => {
    const unknown = '待民政局公布'
    expect(
      recordLines(['目标', '做到哪里', '截至哪天', '谁负责'], ['5 个', unknown, unknown, '本站']),
    ).toEqual(['目标：5 个', '谁负责：本站', '做到哪里、截至哪天：待民政局公布'])
    expect(recordLines(['目标'], ['5 个'])).toEqual(['目标：5 个'])
  })
})

describe('progress', () => {
  const item = published.progress.find(({ id }) => id === 'home-adaptation')
  if (item === undefined) throw new Error('no such aim')
  const at = (done: number | string): ProgressItem => ({
    ...item,
    states: [{ day: '2024-12-31', done, source: '文件', provenance: 'confirmed' }],
  })

  it('says that nobody has said how far it is', () => {
    expect(progressRow(item).cells).toEqual([
      '220 户',
      '待民政局公布',
      '待民政局公布',
      unitName('elder-care'),
    ])
    expect(shareDone(item)).toBeNull()
  })

  it('says of a made-up word that it is one', () => {
    const made = at(55).states.map((state) => ({ ...state, provenance: 'sample' as const }))
    expect(progressRow(at(55)).tag).toBeUndefined()
    expect(progressRow({ ...item, states: made }).tag).toBe('示例')
    expect(progressRow({ ...item, provenance: 'sample' }).tag).toBe('示例')
  })

  it('draws what was said, and never more than all of it', () => {
    expect([doneText(at(55)), shareDone(at(55))]).toEqual(['55 户', 0.25])
    expect(shareDone(at(300))).toBe(1)
    expect(shareDone(at(0))).toBe(0)
  })

  it('tells a span as a span, and an aim without a number in words', () => {
    const named = (id: string) => published.progress.filter((one) => one.id === id).map(targetText)
    expect(named('star-stations')).toEqual(['1到2 家'])
    expect(named('anjiang-funeral')).toEqual(['争取尽快开工'])
  })

  it('leaves a cell of the table empty where nothing is known', () => {
    const [head = [], ...lines] = progressTable()
    expect(lines).toHaveLength(published.progress.length)
    for (const line of lines) expect(line[head.indexOf('做到哪里')]).toBe('')
  })
})

describe('a table of the bureau', () => {
  const { funds, 'lottery-fund': lottery } = published.disclosures
  const named = (id: string) => {
    const found = [...funds, ...lottery].find((one) => one.id === id)
    if (found === undefined) throw new Error(`no table "${id}"`)
    return found
  }

  it('shows the standard that held then, and what is awaited', () => {
    const [first] = shownRows(named('paid-2024'))
    expect(first?.cells).toEqual(['700 元/月', '待民政局公布', '待民政局公布'])
  })

  it('shows its columns before it has a line', () => {
    expect(rowsOf(named('lottery-2024'))).toEqual([])
    expect(shownRows(named('lottery-2024'))).toEqual([
      { name: '待民政局公布', cells: Array.from({ length: 5 }, () => '待民政局公布') },
    ])
  })

  it('carries amounts in yuan, marks samples, and leaves the unknown empty', () => {
    const [head = [], line = []] = disclosureTable([named('sample-paid')])
    expect(line[head.indexOf('发了多少（元）')]).toBe('10000')
    expect(line[head.indexOf('是不是示例')]).toBe('示例')
    const [, awaited = []] = disclosureTable([named('paid-2024')])
    expect(awaited.slice(0, 4)).toEqual(['城市低保', '700 元/月', '', ''])
  })

  it('stands beside tables of another kind without losing a column', () => {
    const all = disclosureTable([named('sample-paid'), named('sample-lottery')])
    const [head = []] = all
    for (const line of all) expect(line).toHaveLength(head.length)
    expect(all.at(-1)?.[head.indexOf('发了多少（元）')]).toBe('')
    expect(csvText(all).startsWith('\ufeff')).toBe(true)
  })
})

describe('the retold plan', () => {
  it('names the services that carry a section out, as the catalogue has them', () => {
    expect(servicesOf('S8.4')).toEqual(['SV61', 'SV62', 'SV63', 'SV64'])
  })

  it('leaves no service of the catalogue without its section', () => {
    const told = sections().flatMap(({ anchor }) => servicesOf(anchor))
    expect(new Set(told).size).toBe(89)
  })

  it('is the same for programs and for spreadsheets', () => {
    const { year, sections: all } = JSON.parse(workPlanJson()) as {
      year: number
      sections: { section: string; targets: { target: string }[] }[]
    }
    expect(year).toBe(2024)
    expect(all).toHaveLength(workPlanTable().length - 1)
    expect(all.find(({ section }) => section === 'S6')?.targets.map(({ target }) => target)).toEqual([
      '5 个',
      '220 户',
    ])
  })
})
