import { describe, expect, inject, it } from 'vitest'
import { fresh, inviteToken } from '../../../tests/worker/desk-visits.ts'
import {
  browserWith,
  comeBack,
  forged,
  joinedByProvider,
  leave,
  someAccount,
  startOf,
} from '../../../tests/worker/oidc-visits.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const DAY = 24 * 60 * 60_000

describe('a provider gone bad', () => {
  const seconds = () => Math.floor(Date.now() / 1000)
  const claimsOf = (out: URL, account: string): Record<string, unknown> => ({
    iss: inject('identity').forger,
    aud: inject('identity').clientId,
    sub: account,
    nonce: out.searchParams.get('nonce'),
    iat: seconds(),
    exp: seconds() + 300,
    auth_time: seconds(),
    amr: ['otp'],
  })

  /** A colleague of the forger's; their sign-in with something changed. */
  const attempt = async (
    changed: Record<string, unknown>,
    signed: 'well' | 'by-another' | 'not' = 'well',
  ): Promise<number> => {
    const [account, { nowMs }] = [someAccount(), fresh()]
    const coming = browserWith('forger', nowMs)
    const out = await leave(coming, await inviteToken(nowMs))
    const took = await comeBack(coming, forged(out, { claims: claimsOf(out, account), signed: 'well' }))
    expect(took.status).toBe(200)
    const browser = browserWith('forger', nowMs + DAY)
    const again = await leave(browser)
    const claims = { ...claimsOf(again, account), ...changed }
    const page = await comeBack(browser, forged(again, { claims, signed }))
    expect((await startOf(browser)) === deskPaths.start).toBe(page.status === 200)
    return page.status
  }

  it('is believed only what is whole', async () => {
    expect(await attempt({})).toBe(200)
  })

  it.each<[string, Record<string, unknown>, ('well' | 'by-another' | 'not')?]>([
    ['for another audience', { aud: 'somebody-else' }],
    [
      'for several audiences without saying whose',
      { aud: ['portal', 'somebody-else'], azp: 'somebody-else' },
    ],
    ['of another issuer', { iss: 'https://id.evil.test' }],
    ['that is over', { exp: seconds() - 120, iat: seconds() - 600 }],
    ['without a nonce', { nonce: undefined }],
    ['with another nonce', { nonce: 'x'.repeat(43) }],
    ['of a sign-in long ago', { auth_time: seconds() - 3_600 }],
    ['that does not say when', { auth_time: undefined }],
    ['that nobody signed', {}, 'not'],
    ['that another key signed', {}, 'by-another'],
  ])('is not believed a token %s', async (_, changed, signed) => {
    expect(await attempt(changed, signed)).toBe(401)
  })

  it('has subjects of its own: the same name at another issuer is nobody here', async () => {
    const { account, nowMs } = await joinedByProvider()
    const browser = browserWith('forger', nowMs + DAY)
    const out = await leave(browser)
    const page = await comeBack(browser, forged(out, { claims: claimsOf(out, account), signed: 'well' }))
    expect(page.status).toBe(403)
  })
})
