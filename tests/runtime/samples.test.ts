import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { published } from '../../generated/published.ts'

type Named = { name: string; provenance: 'sample' | 'confirmed' }

/**
 * Names of records that are made up, as pages show them. One that a confirmed record bears as well says nothing; offices bear the
 * general name of what they are.
 */
const records: Named[] = [
  ...policy.editions.flatMap(({ entries }) => entries),
  ...policy.draws,
  ...[published.notices, ...Object.values(published.disclosures)]
    .flat()
    .map(({ title, provenance }) => ({ name: title, provenance })),
]
const confirmed = new Set(
  records.filter(({ provenance }) => provenance === 'confirmed').map(({ name }) => name),
)
const samples = [
  ...new Set(records.filter(({ provenance }) => provenance === 'sample').map(({ name }) => name)),
].filter((name) => !confirmed.has(name))

const textOf = (html: string): string =>
  html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>|\u200b/g, '')

describe('what is made up', () => {
  const pages = globSync('dist/**/*.html')
    .filter((file) => !file.startsWith('dist/hant/'))
    .map((file) => ({ file, text: textOf(readFileSync(file, 'utf8')) }))

  it('says so on every built page on which it stands', () => {
    expect(samples.length).toBeGreaterThan(5)
    const showing = pages.filter(({ text }) => samples.some((name) => text.includes(name)))
    expect(showing.length).toBeGreaterThan(10)
    expect(showing.filter(({ text }) => !text.includes('示例')).map(({ file }) => file)).toEqual([])
  })
})
