import { describe, expect, it } from 'vitest'
import { reachOf, workerdConfig, type WorkerdSettings } from './config.ts'

const settings: WorkerdSettings = {
  address: '127.0.0.1:8787',
  reach: 'nowhere',
  dist: '/srv/dist',
  packed: '/srv/packed',
  data: '/srv/data',
  compatibilityDate: '2026-11-09',
  modules: ['worker/worker.js', 'worker/a.sql'],
  staticSite: 'static-site.js',
  manifest: 'manifest.json',
  bindings: { PORTAL_ENV: 'local' },
  secrets: ['PORTAL_WEBHOOK_SECRET'],
}
const networkOf = (reach: WorkerdSettings['reach']): string | undefined =>
  /name = "outside", network = (.*)\),/.exec(workerdConfig({ ...settings, reach }))?.[1]

describe('the network of a plain workerd', () => {
  it('is none without a webhook', () => expect(networkOf('nowhere')).toBe('(allow = [])'))
  it('is this machine, or every machine but this one', () => {
    expect(networkOf('loopback')).toContain('allow = ["local"]')
    expect(networkOf('elsewhere')).toContain('deny = ["local"]')
  })
  it('is as wide as the webhook and the identity provider need, and no wider', () => {
    const [here, there] = [{ loopback: true }, { loopback: false }]
    expect(reachOf([undefined, undefined])).toBe('nowhere')
    expect(reachOf([here, undefined])).toBe('loopback')
    expect(reachOf([undefined, there])).toBe('elsewhere')
    expect(reachOf([there, there])).toBe('elsewhere')
    expect(reachOf([here, there])).toBe('everywhere')
  })
})

describe('secrets', () => {
  it('are named in the configuration, and taken from the environment', () => {
    expect(workerdConfig(settings)).toContain(
      '(name = "PORTAL_WEBHOOK_SECRET", fromEnvironment = "PORTAL_WEBHOOK_SECRET")',
    )
  })
})
