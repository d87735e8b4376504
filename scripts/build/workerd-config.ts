import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workerdConfig } from '../../deploy/workerd/config.ts'

/** Writes a configuration for plain workerd from one JSON argument (see scripts/lib/serve.mjs). */
type Asked = {
  address: string
  data: string
  modules: string[]
  bindings: Record<string, string>
  out: string
}

const asked = JSON.parse(process.argv[2] ?? '') as Asked
const compatibilityDate = /compatibility_date = "([\d-]+)"/.exec(readFileSync('wrangler.toml', 'utf8'))?.[1]
if (compatibilityDate === undefined) throw new Error('wrangler.toml names no compatibility_date')
const text = workerdConfig({
  address: asked.address,
  dist: resolve('dist'),
  packed: resolve('build', 'packed'),
  data: asked.data,
  compatibilityDate,
  modules: asked.modules,
  staticSite: 'static-site.js',
  manifest: 'manifest.json',
  bindings: asked.bindings,
  secrets: ['PORTAL_KEYS'],
})
writeFileSync(asked.out, text)
