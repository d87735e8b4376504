import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { policy } from '../../generated/policy.ts'
import { hasTraditional, traditionalOf } from '../../site/paths.ts'
import { traditionalPage } from './traditional/page.ts'
import { slips, traditionalText } from './traditional/text.ts'

/**
 * After Astro: each page that has one (site/paths.ts, hasTraditional) once more in traditional characters below /hant/, for readers
 * from Hong Kong, Macao and Taiwan.
 */
const dist = 'dist'
const { townships } = policy.places
const places = townships.flatMap(({ name, villages }) => [name, ...villages.map((village) => village.name)])
const convert = traditionalText(policy.traditional, places)
const back = policy.words['site.script.hans'] ?? ''

const built = globSync(`${dist}/**/index.html`)
  .map((file) => `/${file.slice(dist.length + 1, -'index.html'.length)}`)
  .filter(hasTraditional)
const there = new Set(built)
const traditional = (path: string): string | undefined => (there.has(path) ? traditionalOf(path) : undefined)

const wrong: string[] = []
for (const path of built) {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8')
  const file = join(dist, traditionalOf(path), 'index.html')
  mkdirSync(dirname(file), { recursive: true })
  const page = traditionalPage(html, convert, { traditional, own: path }, { back })
  for (const slip of slips(policy.traditional, page)) wrong.push(`${path} ${slip}`)
  writeFileSync(file, page)
}
if (wrong.length > 0)
  throw new Error(`probably a wrong character (content/traditional.yaml):\n${wrong.join('\n')}`)
console.log(`${built.length} pages in traditional characters`)
