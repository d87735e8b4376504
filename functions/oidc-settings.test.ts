import { describe, expect, it } from 'vitest'
import { oidcSettings } from './oidc-settings.ts'

const whole = {
  PORTAL_OIDC_ISSUER: 'https://id.bureau.example/realms/desk',
  PORTAL_OIDC_CLIENT_ID: 'portal',
  PORTAL_OIDC_CLIENT_SECRET: 'a secret of both',
}
const verdict = (env: Parameters<typeof oidcSettings>[0]): string => {
  const read = oidcSettings({ ...whole, ...env })
  return read.ok ? (read.value?.issuer.href ?? 'off') : read.problem
}

describe('the identity provider of the environment', () => {
  it('is none where no issuer is set', () => {
    expect(verdict({ PORTAL_OIDC_ISSUER: null })).toBe('off')
    expect(verdict({ PORTAL_OIDC_ISSUER: '' })).toBe('off')
  })

  it('is an address over TLS, or on this machine while nothing is in production', () => {
    const local = 'http://127.0.0.1:9000/'
    expect(verdict({})).toBe(whole.PORTAL_OIDC_ISSUER)
    expect(verdict({ PORTAL_OIDC_ISSUER: local })).toBe(local)
    expect(verdict({ PORTAL_OIDC_ISSUER: local, PORTAL_ENV: 'production' })).toBe('PORTAL_OIDC_ISSUER')
  })

  it.each(['http://id.bureau.example', 'https://a:b@id.example', 'https://id.example/?x=1', 'id.example'])(
    'is not %s',
    (issuer) => expect(verdict({ PORTAL_OIDC_ISSUER: issuer })).toBe('PORTAL_OIDC_ISSUER'),
  )

  it('needs who the portal is to it', () => {
    expect(verdict({ PORTAL_OIDC_CLIENT_ID: null })).toBe('PORTAL_OIDC_CLIENT_ID')
    expect(verdict({ PORTAL_OIDC_CLIENT_SECRET: '' })).toBe('PORTAL_OIDC_CLIENT_SECRET')
  })
})
