import { describe, expect, it } from 'vitest'
import { currentEdition } from './content.ts'
import { allEntries, facts, shortChecksum } from './institutions-view.ts'

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
