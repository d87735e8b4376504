import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'

/**
 * The full text of the pages that somebody reads, as Pagefind has it, to dist/pagefind/: of each matter one page, the one of the standard mode;
 * the search page leads to its counterpart in the other. Lists of other pages are left out, for what they name is there.
 */
const dist = 'dist'
const lists =
  /^\/((services|services\/initials)\/$|$|(elder|api|problems|design|data|situations|moments|audiences|departments)\/)|\/shell\/$/

const paths = globSync('**/index.html', { cwd: dist })
  .map((file) => `/${file.slice(0, -'index.html'.length)}`)
  .filter((path) => !lists.test(path) && existsSync(join(dist, 'elder', path, 'index.html')))
  .sort()

/** What a page in the browser asks for; the ready-made surfaces are not ours. */
const isNeeded = (file: string): boolean =>
  file === 'pagefind.js' ||
  /\.(pf_meta|pf_index|pf_fragment|pagefind)$/.test(file) ||
  file === 'pagefind-entry.json'

const { index, errors } = await createIndex({
  forceLanguage: 'zh',
  rootSelector: 'main',
  excludeSelectors: ['nav', 'form', '.crumb', '.speak', 'aside'],
})
if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
for (const path of paths) {
  const content = readFileSync(join(dist, path, 'index.html'), 'utf8')
  if (content.includes('<meta name="robots" content="noindex"')) continue
  const added = await index.addHTMLFile({ url: path, content })
  if (added.errors.length > 0) throw new Error(`Pagefind could not read ${path}: ${added.errors.join('; ')}`)
}
const { files } = await index.getFiles()
rmSync(join(dist, 'pagefind'), { recursive: true, force: true })
for (const { path, content } of files.filter((file) => isNeeded(file.path))) {
  const target = join(dist, 'pagefind', path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
}
await close()
console.log(`${paths.length} pages can be searched`)
