import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../lib/counts.mjs'
import { serve, stop } from '../lib/serve.mjs'
import { openLighthouse } from './site/lighthouse.ts'
import { weigh } from './site/weigh.ts'

/**
 * `npm run bench:site`: for each main page what it weighs and Lighthouse's four mobile scores, one JSON line a page.
 * `-- --all` weighs every page, without Lighthouse. It measures the build that is there, on plain workerd, or the portal
 * at PORTAL_URL; it never fails because a machine is slow.
 */
const mainPages = [
  '/',
  '/services/',
  '/services/min-living-urban/',
  '/situations/hardship/',
  '/standards/',
  '/institutions/',
  '/places/',
  '/places/431281101/',
  '/sources/',
  '/check/',
  '/helper/',
  '/elder/',
  '/elder/services/min-living-urban/',
]

const allPages = (): string[] =>
  globSync('dist/**/index.html')
    .map((file) => `/${file.slice('dist/'.length, -'index.html'.length)}`)
    .filter((path) => !path.endsWith('/shell/'))
    .sort()

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const measure = async (base: string, all: boolean): Promise<void> => {
  if (all) {
    for (const path of allPages()) print({ page: path, ...(await weigh(base, path)) })
    return
  }
  const phone = await openLighthouse()
  try {
    for (const path of mainPages) {
      const weight = await weigh(base, path)
      print({ page: path, ...weight, lighthouse: await phone.scores(new URL(path, base).href) })
    }
  } finally {
    await phone.close()
  }
}

const all = process.argv.includes('--all')
const given = process.env.PORTAL_URL
if (given !== undefined) await measure(given, all)
else {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const server = await serve({ port: await freePort(), data, quiet: true })
  try {
    await measure(server.url, all)
  } finally {
    await stop(server.child)
    rmSync(data, { recursive: true, force: true })
  }
}
