import { buildSync } from 'esbuild'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Bundles the worker that plays static assets on plain workerd. The Worker itself is bundled by wrangler, once for all. */
buildSync({
  entryPoints: [join('deploy', 'workerd', 'static-site.ts')],
  outfile: join('build', 'static-site.js'),
  bundle: true,
  format: 'esm',
  target: 'es2023',
  external: ['manifest.json'],
  logLevel: 'warning',
})
if (!readdirSync(join('build', 'worker')).includes('worker.js'))
  throw new Error('wrangler left no build/worker/worker.js')
