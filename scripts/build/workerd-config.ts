import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { workerdConfig } from '../../deploy/workerd/config.ts'
import { webhookSettings } from '../../functions/webhook-settings.ts'

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
const webhook = webhookSettings({ ...process.env, ...asked.bindings })
if (!webhook.ok) throw new Error(`${webhook.problem} is not what docs/how-to/webhook.md asks for`)
const text = workerdConfig({
  address: asked.address,
  reach: webhook.value === undefined ? 'nowhere' : webhook.value.loopback ? 'loopback' : 'elsewhere',
  dist: resolve('dist'),
  packed: resolve('build', 'packed'),
  data: asked.data,
  compatibilityDate,
  modules: asked.modules,
  staticSite: 'static-site.js',
  manifest: 'manifest.json',
  bindings: asked.bindings,
  secrets: [
    'PORTAL_KEYS',
    'PORTAL_WEBHOOK_URL',
    'PORTAL_WEBHOOK_SECRET',
    'PORTAL_OPEN311_KEYS',
    'PORTAL_ORIGIN',
  ],
})
writeFileSync(asked.out, text)
