import { ok, refuse, type Result } from '../schema/result.ts'
import { outsideAddress } from './outside-address.ts'

/** The identity provider of the bureau's own, and who the portal is to it. */
export type OidcSettings = { issuer: URL; clientId: string; clientSecret: string; loopback: boolean }

/** What an operator wrote wrong: the name of the variable. */
export type OidcFault = 'PORTAL_OIDC_ISSUER' | 'PORTAL_OIDC_CLIENT_ID' | 'PORTAL_OIDC_CLIENT_SECRET'

type OidcEnv = {
  PORTAL_ENV?: string
  PORTAL_OIDC_ISSUER?: string | null
  PORTAL_OIDC_CLIENT_ID?: string | null
  PORTAL_OIDC_CLIENT_SECRET?: string | null
}

/** RFC 6749, appendix A: visible ASCII. */
const VISIBLE = /^[\x20-\x7e]{1,255}$/

/**
 * Reads `PORTAL_OIDC_ISSUER`, `PORTAL_OIDC_CLIENT_ID` and `PORTAL_OIDC_CLIENT_SECRET`; undefined where no issuer is set: nobody signs in
 * that way. The issuer is https; plain http is this machine only, and in production nothing.
 */
export const oidcSettings = (env: OidcEnv): Result<OidcSettings | undefined, OidcFault> => {
  if (!env.PORTAL_OIDC_ISSUER) return ok(undefined)
  const address = outsideAddress(env.PORTAL_OIDC_ISSUER, env.PORTAL_ENV === 'production')
  const issuer = address && new URL(address.url)
  // OpenID Connect Discovery 1.0, section 3: no query and no fragment.
  if (issuer === undefined || issuer.search !== '' || issuer.hash !== '') return refuse('PORTAL_OIDC_ISSUER')
  const [clientId, clientSecret] = [env.PORTAL_OIDC_CLIENT_ID ?? '', env.PORTAL_OIDC_CLIENT_SECRET ?? '']
  if (!VISIBLE.test(clientId)) return refuse('PORTAL_OIDC_CLIENT_ID')
  if (!VISIBLE.test(clientSecret)) return refuse('PORTAL_OIDC_CLIENT_SECRET')
  return ok({ issuer, clientId, clientSecret, loopback: address?.loopback === true })
}
