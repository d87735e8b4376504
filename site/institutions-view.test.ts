import { describe, expect, it } from 'vitest'
import { currentEdition } from './content.ts'
import { createHash } from 'node:crypto'
import { policy } from '../generated/policy.ts'
import { allEntries, changesText, editionText, facts, historyOf, shortChecksum } from './institutions-view.ts'

describe('shortChecksum', () => {
  it('is sixteen characters in groups that can be read aloud', () => {
    expect(shortChecksum('9f2c71ae04d8b36e00')).toBe('9F2C 71AE 04D8 B36E')
  })
})

describe('allEntries', () => {
  it('gives each institution one page, whatever edition named it', () => {
    const ids = allEntries().map(({ entry }) => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of currentEdition().entries) expect(ids).toContain(id)
  })
})

describe('facts', () => {
  it('says what is awaited where nothing is known', () => {
    const [known] = currentEdition().entries.map((entry) => facts({ ...entry, phone: null, address: null }))
    expect(known?.find(({ name }) => name === '电话')?.value).toBe('待民政局公布')
  })
})

describe('the file of an edition', () => {
  it('has the checksum that is published, and nothing of what was computed from it', () => {
    for (const edition of policy.editions) {
      const text = editionText(edition)
      expect(createHash('sha256').update(text).digest('hex')).toBe(edition.checksum)
      expect(Object.keys(JSON.parse(text) as object)).not.toContain('checksum')
    }
  })

  it('has another one as soon as a letter differs', () => {
    const [edition] = policy.editions
    if (edition === undefined) throw new Error('no edition')
    const changed = editionText({ ...edition, note: `${edition.note}。` })
    expect(createHash('sha256').update(changed).digest('hex')).not.toBe(edition.checksum)
  })
})

describe('what changed', () => {
  it('is told in groups, with the reason of those who left', () => {
    const [first, second] = policy.editions.map(changesText)
    expect(first).toEqual([])
    expect(second).toEqual([
      { what: 'added', lines: ['沙湾戊社区养老服务站'] },
      { what: 'removed', lines: ['托口丁敬老院：示例。停止接收老人，自己申请移出名单。'] },
      { what: 'changed', lines: ['雪峰丙养老中心：床位、最近检查'] },
    ])
  })

  it('is told of one institution from its first edition to its last, the latest first', () => {
    expect(historyOf('xuefeng-bing')).toEqual([
      '第 2 版（2026年11月16日）：床位、最近检查有变化',
      '第 1 版（2026年11月2日）：上名单',
    ])
    expect(historyOf('tuokou-ding')[0]).toContain('移出名单。示例。停止接收老人')
    expect(historyOf('shawan-wu')).toEqual(['第 2 版（2026年11月16日）：上名单'])
  })
})
