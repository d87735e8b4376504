import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, script, tool } from './run.mjs'
import { step } from './steps.mjs'

const inputs = ['content', 'schema', 'views', 'functions', 'site', 'deploy/workerd', 'scripts']
const files = [
  'astro.config.mjs',
  'wrangler.toml',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
]
const stamp = join(root, 'build', '.inputs')

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** A digest of everything the build reads, so that an unchanged tree starts without building. */
const fingerprint = (mode) => {
  const hash = createHash('sha256').update(mode)
  const all = [...inputs.flatMap(filesBelow), ...files.map((file) => join(root, file))].sort()
  for (const file of all) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

const PAGES_A_LINE = 250

/** A line of progress every few hundred pages: Astro names each page as it writes it. */
const pageCounter = () => {
  let pages = 0
  return (chunk) => {
    for (const _ of chunk.matchAll(/index\.html/g)) {
      pages += 1
      if (pages % PAGES_A_LINE === 0) process.stdout.write(`  … ${pages} pages\n`)
    }
  }
}

export const compileContent = (production = false) =>
  step('check and compile content', () =>
    // Whole: the first fault of a long list is the one to begin with.
    script('scripts/content/compile.ts', production ? ['--production'] : [], { show: true }),
  )

/** `wrangler deploy --dry-run`: the very bundle that a deploy would send. */
export const bundleWorker = () =>
  step('bundle the Worker (wrangler deploy --dry-run)', async () => {
    rmSync(join(root, 'build', 'worker'), { recursive: true, force: true })
    await tool('wrangler', ['deploy', '--dry-run', '--outdir', 'build/worker'])
  })

/** Builds what changed nothing since: nothing. `production` refuses sample records. */
export const build = async ({ production = false, force = false } = {}) => {
  const mode = production ? 'production' : 'local'
  const want = fingerprint(mode)
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === want) {
    process.stdout.write('• nothing changed since the last build\n')
    return
  }
  rmSync(stamp, { force: true })
  await compileContent(production)
  await step('make the forms to download (PDF, DOCX)', () => script('scripts/forms/make.ts'))
  await step('build the site (astro build)', async () => {
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    await tool('astro', ['build'], {
      env: production ? { PORTAL_ENV: 'production' } : {},
      watch: pageCounter(),
    })
  })
  mkdirSync(join(root, 'build'), { recursive: true })
  await step('index the full text (Pagefind)', () => script('scripts/build/full-text.ts'))
  await step('write the pages in traditional characters', () => script('scripts/build/traditional.ts'))
  await step('bundle the service worker', () => script('scripts/build/service-worker.ts'))
  await step('compress and list the files', () => script('scripts/build/pack.ts', [], { show: true }))
  await bundleWorker()
  await step('bundle the static-site worker', () => script('scripts/build/workerd.ts'))
  writeFileSync(stamp, want)
}
