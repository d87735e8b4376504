import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { SiteManifest } from '../../deploy/workerd/manifest.ts'
import { FOREVER, securityHeaders } from '../../functions/security-headers.ts'

/**
 * After Astro: compressed copies of what compresses, the manifest from which plain workerd serves, and Cloudflare's
 * `_headers` for the files that it serves without asking the Worker.
 */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.webmanifest': 'application/manifest+json',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.wasm': 'application/wasm',
  // Pagefind's own: it has compressed them itself.
  '.pagefind': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
}
const packs = new Set([
  '.html',
  '.css',
  '.js',
  '.json',
  '.jsonld',
  '.webmanifest',
  '.csv',
  '.txt',
  '.xml',
  '.svg',
])
/** Smaller files gain nothing that the headers would not eat. */
const LEAST_BYTES = 300
const AT_A_TIME = 6
const FILES_A_LINE = 400

const [dist, packed] = ['dist', join('build', 'packed')]

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

const pack = async (file: string, bytes: Buffer): Promise<void> => {
  const target = join(packed, relative(dist, file))
  mkdirSync(dirname(target), { recursive: true })
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }
  const [br, gz] = await Promise.all([compressBrotli(bytes, options), compressGzip(bytes, { level: 9 })])
  writeFileSync(`${target}.br`, br)
  writeFileSync(`${target}.gz`, gz)
}

rmSync(packed, { recursive: true, force: true })
const headerLines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`)
writeFileSync(
  join(dist, '_headers'),
  ['/*', ...headerLines, '', '/_astro/*', `  cache-control: ${FOREVER}`, ''].join('\n'),
)

const manifest: SiteManifest = {}

const take = async (file: string): Promise<void> => {
  const path = `/${relative(dist, file).split(sep).join('/')}`
  if (path === '/_headers') return
  const extension = extname(file)
  const type = types[extension]
  if (type === undefined) throw new Error(`no media type for ${path}: add it to scripts/build/pack.ts`)
  const bytes = readFileSync(file)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  const isPacked = packs.has(extension) && bytes.length >= LEAST_BYTES
  if (isPacked) await pack(file, bytes)
  manifest[path] = { type, hash, bytes: bytes.length, packed: isPacked }
}

// zlib works in a handful of threads of its own; a few files at a time keep all of them busy.
const files = filesIn(dist)
const queue = files.values()
const worker = async (): Promise<void> => {
  for (const file of queue) {
    await take(file)
    const done = Object.keys(manifest).length
    if (done % FILES_A_LINE === 0) console.log(`  … ${done} of ${files.length} files`)
  }
}
await Promise.all(Array.from({ length: AT_A_TIME }, worker))
const sorted = Object.fromEntries(Object.entries(manifest).sort(([one], [other]) => (one < other ? -1 : 1)))
mkdirSync('build', { recursive: true })
writeFileSync(join('build', 'manifest.json'), JSON.stringify(sorted))
console.log(`  ${Object.keys(sorted).length} files`)
