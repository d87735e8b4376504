import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../build/worker')
const KB = 1024

/**
 * Every isolate reads and parses the bundle when it starts. Zod's languages came in by one `import { z }` (337 KB), readings of
 * characters by one import of their library: each is above this line alone. See docs/decisions/0070-a-lighter-worker.md.
 */
it('the Worker is uploaded within 960 KB, gzipped, its images’ decoders and tables included', () => {
  const files = readdirSync(folder).filter((name) => !/\.map$|README/.test(name))
  expect(files).toContain('worker.js')
  const bytes = files.map((name) => gzipSync(readFileSync(join(folder, name))).length)
  expect(bytes.reduce((sum, one) => sum + one, 0) / KB).toBeLessThan(960)
})
