import { SELF } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'

const offer = checkData.offers.find(({ programmes }) => programmes.includes('min-living-urban'))?.id ?? ''
const family: [string, string][] = [
  ['offer', offer],
  ['label', '三组12号'],
  ['a.self.receives', 'none'],
  ['a.self.hukou', 'hongjiang'],
  ['a.area', 'urban'],
  ['a.householdSize', '3'],
  ['a.householdMonthlyIncomeFen', '1500'],
  ['a.basicPensionMonthlyFen', '0'],
  ['a.assets', 'within'],
]
const post = (fields: [string, string][]): Promise<Response> =>
  SELF.fetch('https://portal.test/helper/', { method: 'POST', body: new URLSearchParams(fields) })

/** The tags of a page that carry all of these words, whatever their order. */
const tags = (page: string, ...words: string[]): string[] =>
  (page.match(/<[a-z][^<]*?>/g) ?? []).filter((tag) => words.every((word) => tag.includes(word)))

const paper = (page: string): string => /<article class="paper">[\s\S]*<\/article>/.exec(page)?.[0] ?? ''

describe('POST /helper/ without JavaScript', () => {
  it('answers with the filled form, the result beside it and the sheet to print; stores nothing', async () => {
    const response = await post([...family, ['do', 'show']])
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(response.headers.get('set-cookie')).toBeNull()
    const page = (await response.text()).replaceAll('<wbr/>', '')
    expect(page).toContain('可能能领 1 项')
    expect(tags(page, 'name="a.householdSize"', 'value="3"')).toHaveLength(1)
    expect(tags(page, 'name="a.area"', 'value="urban"', ' checked')).toHaveLength(1)
    expect(tags(page, '<section', 'id="result"')).toHaveLength(1)
    expect(paper(page)).toContain('三组12号')
    expect(paper(page)).toContain('按 2024 年标准估算')
    expect(paper(page)).toMatch(/社会救助法第\u00a018/)
    expect(page).not.toContain('不符合条件')
    expect(page).not.toContain('您不符合')
  })

  it('says beside each refused field what to do and sums it up first; keeps everything as it was typed', async () => {
    const response = await post([
      ['offer', offer],
      ['a.area', 'urban'],
      ['label', '"><i>'],
      ['a.householdSize', '三口人'],
      ['a.householdMonthlyIncomeFen', '一千五'],
      ['do', 'show'],
    ])
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('有 2 处要改')
    expect(tags(page, '<div', 'class="problems', ' autofocus', 'tabindex="-1"')).toHaveLength(1)
    expect(page).toContain('href="#v-householdSize"')
    expect(tags(page, '<input', 'id="v-householdSize"', 'aria-invalid')).toHaveLength(1)
    expect(page).toContain('value="&quot;>&lt;i>"')
    expect(page).toContain('value="三口人"')
    expect(page).toContain('value="一千五"')
    expect(tags(page, 'value="urban"', ' checked')).toHaveLength(1)
    expect(page).not.toContain('<i>')
    // A page whose address ends in #result would not give the focus to the summary.
    expect(page).not.toContain('id="result"')
  })

  it('asks only what can still matter, and carries along what is not shown', async () => {
    const nursing =
      checkData.offers.find(({ programmes }) => programmes.includes('disability-nursing'))?.id ?? ''
    const page = await (
      await post([
        ['offer', nursing],
        ['a.self.disabilityCard', 'no'],
        ['a.self.birthDate', '1958-03-01'],
      ])
    ).text()
    expect(page).not.toContain('name="a.self.disabilityLevel"')
    expect(tags(page, 'name="a.self.birthDate"', 'value="1958-03-01"')).toHaveLength(1)
  })

  it('gives the next household an empty form with the same choice', async () => {
    const page = await (await post([...family, ['do', 'next']])).text()
    expect(tags(page, 'name="offer"', `value="${offer}"`, ' checked')).toHaveLength(1)
    expect(page).not.toContain('三组12号')
    expect(tags(page, 'type="radio"', ' checked')).toEqual([])
    expect(paper(page)).toBe('')
  })

  it('answers strange posts with a page, never with an error of its own', async () => {
    expect((await post([['a.shoeSize', '43']])).status).toBe(200)
    expect((await post([['offer', 'lottery']])).status).toBe(200)
    const json = await SELF.fetch('https://portal.test/helper/', { method: 'POST', body: '{"a":1}' })
    expect(json.status).toBe(200)
    const much = await post([['label', 'x'.repeat(70_000)]])
    expect(much.status).toBe(200)
  })
})
