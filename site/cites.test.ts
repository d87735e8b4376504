import { describe, expect, it } from 'vitest'
import { articlesText, citeLink, gathered, planSectionText } from './cites.ts'
import { JOINT } from './ui/joints.ts'
import { pathsIn } from './paths.ts'

const paths = pathsIn('standard')
const link = (cite: Parameters<typeof citeLink>[0], secondHand = false) =>
  citeLink(cite, paths, () => secondHand)

describe('gathered', () => {
  it('names each source once, the plan first and the articles of a law together', () => {
    expect(
      gathered([
        { law: '慈善法', article: 76 },
        { plan: 'S17' },
        { law: '意见', section: '一' },
        { law: '慈善法', article: [75, 76] },
        { plan: ['S17', 'S6'] },
        { law: '意见', section: '一' },
      ]),
    ).toEqual([{ plan: ['S17', 'S6'] }, { law: '慈善法', article: [76, 75] }, { law: '意见', section: '一' }])
  })

  it('makes no source of nothing', () => {
    expect(gathered([])).toEqual([])
  })
})

describe('articlesText', () => {
  it('draws a run of three or more together', () => {
    expect(articlesText([22, 15, 19, 20, 21], '、')).toBe('15、19—22')
  })

  it('leaves a pair as it is', () => {
    expect(articlesText([8, 7], '、')).toBe('7、8')
  })
})

describe('planSectionText', () => {
  it('numbers sections the way the plan does', () => {
    expect(planSectionText('S6')).toBe('（六）')
    expect(planSectionText('S10.2')).toBe('（十）2')
  })

  it('refuses a section that the plan does not have', () => {
    expect(() => planSectionText('S19')).toThrow('S19')
  })
})

describe('citeLink', () => {
  it('leads to the law on the sources page', () => {
    const { text, href } = link({ law: '社会救助法', article: [18, 37] })
    expect(text).toBe(`社会救助法${JOINT}第 18、37 条`)
    expect(decodeURIComponent(href)).toBe('/sources/#社会救助法')
  })

  it('names a section of a document', () => {
    expect(link({ law: '民发〔2019〕62号', section: '三（一）' }).text).toBe(
      `民发〔2019〕62号${JOINT}三（一）`,
    )
  })

  it('says when nobody here has read the document itself', () => {
    expect(link({ law: '国发〔2015〕52号' }, true).text).toBe('国发〔2015〕52号（转引）')
  })

  it('leads to the section of the plan', () => {
    expect(link({ plan: ['S6', 'S7.2'] })).toEqual({
      text: '2024 年工作要点（六）、（七）2',
      href: '/sources/#S6',
    })
  })
})
