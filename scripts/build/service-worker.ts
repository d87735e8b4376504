import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Bundles the service worker to dist/service-worker.js, with the list of what it brings from the start: pages that have to open where there
 * is no network, and the styles and scripts they name. A digest of all of it is its edition, so that a changed page brings a new worker.
 */
const dist = 'dist'
const fileOf = (path: string): string => join(dist, path.endsWith('/') ? `${path}index.html` : path)

/** Forms of urgent kinds, as site/pages/[...mode]/report/offline/ built them. */
const urgentForms = (root: string): string[] => {
  const folder = fileOf(`${root}report/offline/`).replace(/index\.html$/, '')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((kind) => `${root}report/offline/${kind}/`)
    .filter((path) => readFileSync(fileOf(path), 'utf8').includes('data-urgent'))
}

const pages = ['/', '/elder/'].flatMap((root) => [
  `${root}offline/`,
  `${root}report/`,
  `${root}report/drafts/`,
  ...urgentForms(root),
])

/** What a page or a script names of the built files, and what those name in turn. */
const assetsOf = (path: string, found: Set<string>): void => {
  const text = readFileSync(fileOf(path), 'utf8')
  const named = path.endsWith('.js')
    ? [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(
        ([, name = '']) => `/_astro/${name}`,
      )
    : [...text.matchAll(/(?:href|src)="(\/_astro\/[^"]+\.(?:css|js))"/g)].map(([, name = '']) => name)
  for (const asset of named) {
    if (found.has(asset)) continue
    found.add(asset)
    if (asset.endsWith('.js')) assetsOf(asset, found)
  }
}

const assets = new Set<string>()
for (const path of pages) assetsOf(path, assets)
const core = [...pages, '/favicon.svg', ...assets]
const digest = createHash('sha256')
for (const path of core) digest.update(path).update(readFileSync(fileOf(path)))

await build({
  entryPoints: [join('site', 'service-worker', 'service-worker.ts')],
  outfile: join(dist, 'service-worker.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome99', 'safari15.4', 'firefox105'],
  define: { CORE: JSON.stringify(core), EDITION: JSON.stringify(digest.digest('hex').slice(0, 12)) },
  logLevel: 'warning',
})
console.log(`${pages.length} pages and ${assets.size} files are brought with it`)
