import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load, type Content } from '../load.ts'
import { served } from './served.ts'

const { content: whole } = load(join(import.meta.dirname, '../../..'))
if (whole === undefined) throw new Error('the content does not load')

const wrongIn = (content: Content): string[] => served(content, '2026-11-26').map(({ wrong }) => wrong)
const without = (id: string): Content => ({
  ...whole,
  services: whole.services.filter(({ value }) => value.id !== id),
})
const changed = (id: string, change: Partial<Content['services'][number]['value']>): Content => ({
  ...whole,
  services: whole.services.map((entry) =>
    entry.value.id === id ? { ...entry, value: { ...entry.value, ...change } } : entry,
  ),
})

describe('the catalogue and its pages', () => {
  it('miss the page that is not there, by the number and name of its row', () => {
    const before = wrongIn(whole)
    const missed = wrongIn(without('SV21')).filter((wrong) => !before.includes(wrong))
    expect(missed).toEqual([expect.stringContaining('SV21')])
  })

  it('miss what a row promises and its page does not do', () => {
    expect(wrongIn(changed('SV21', {}))).toEqual(wrongIn(whole))
    const unchecked = wrongIn(changed('SV21', { programmes: [], links: [] }))
    expect(unchecked).toContainEqual(expect.stringMatching(/SV21.*自查/))
  })

  it('take a link written on the page for what the row promises', () => {
    const linked = changed('SV21', { programmes: [], links: [{ does: 'check', page: 'check' }] })
    expect(wrongIn(linked)).not.toContainEqual(expect.stringMatching(/SV21/))
  })
})
