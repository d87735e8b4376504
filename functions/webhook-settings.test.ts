import { describe, expect, it } from 'vitest'
import { webhookSettings } from './webhook-settings.ts'

const bytes = (length: number): string => `whsec_${btoa('k'.repeat(length))}`
const secret = bytes(32)
const urlOf = (PORTAL_WEBHOOK_URL: string, PORTAL_ENV = 'local') => {
  const read = webhookSettings({ PORTAL_WEBHOOK_URL, PORTAL_WEBHOOK_SECRET: secret, PORTAL_ENV })
  return read.ok ? read.value?.url : read.problem
}

describe('the settings of the webhook', () => {
  it('are none where no URL is set', () => {
    expect(webhookSettings({})).toEqual({ ok: true, value: undefined })
    expect(webhookSettings({ PORTAL_WEBHOOK_URL: '', PORTAL_WEBHOOK_SECRET: null })).toEqual({
      ok: true,
      value: undefined,
    })
  })
  it('take https to anywhere', () => {
    expect(urlOf('https://sms.example.cn/in?room=1')).toBe('https://sms.example.cn/in?room=1')
    expect(urlOf('https://10.1.2.3:8443/in', 'production')).toBe('https://10.1.2.3:8443/in')
  })
  it('take plain http to this machine only, and never in production', () => {
    expect(
      ['http://127.0.0.1:9/in', 'http://localhost:9/in', 'http://[::1]:9/in'].map((url) => urlOf(url)),
    ).toEqual(['http://127.0.0.1:9/in', 'http://localhost:9/in', 'http://[::1]:9/in'])
    for (const url of ['http://sms.example.cn/', 'http://127.0.0.1.example.cn/', 'http://10.0.0.1/'])
      expect(urlOf(url), url).toBe('PORTAL_WEBHOOK_URL')
    expect(urlOf('http://127.0.0.1:9/in', 'production')).toBe('PORTAL_WEBHOOK_URL')
  })
  it('refuse what is no URL, another scheme, and a URL with a password', () => {
    for (const url of ['sms', 'ftp://sms.example.cn/', 'file:///etc/passwd', 'https://a:b@sms.example.cn/'])
      expect(urlOf(url), url).toBe('PORTAL_WEBHOOK_URL')
  })
  it('need a secret of 24 to 64 bytes in the Standard Webhooks form', () => {
    const faultOf = (PORTAL_WEBHOOK_SECRET?: string) => {
      const read = webhookSettings({ PORTAL_WEBHOOK_URL: 'https://sms.example.cn/', PORTAL_WEBHOOK_SECRET })
      return read.ok ? read.value?.key.length : read.problem
    }
    expect([bytes(24), bytes(32), bytes(64)].map(faultOf)).toEqual([24, 32, 64])
    for (const wrong of [undefined, '', 'whsec_', bytes(23), bytes(65), secret.slice(6), `${secret}!`])
      expect(faultOf(wrong), wrong).toBe('PORTAL_WEBHOOK_SECRET')
  })
})
