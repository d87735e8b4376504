import type { AuthorizationServer, Client, IDToken } from 'oauth4webapi'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { OidcSettings } from '../../oidc-settings.ts'
import { policy } from '../../policy.ts'
import type { Flow } from './flow-cookie.ts'

type Library = typeof import('oauth4webapi')

/** Loaded when somebody signs in that way, and by nobody else. */
const library = (): Promise<Library> => import('oauth4webapi')

const LONGEST_ANSWER_MS = 8_000
/** What the provider says of itself is asked for again after so long. */
const KNOWN_MS = 10 * 60_000
/** Signatures that need the provider's private key. `none` is none of them, nor is what the client secret could make. */
const SIGNATURES = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
  'Ed25519',
  'RS384',
  'RS512',
  'PS384',
  'PS512',
  'ES384',
  'ES512',
]

const known = new Map<string, { server: AuthorizationServer; untilMs: number }>()

const outward = (oauth: Library, { loopback }: OidcSettings) => ({
  signal: () => AbortSignal.timeout(LONGEST_ANSWER_MS),
  // Only an issuer on this very machine may be plain http (functions/oidc-settings.ts).
  [oauth.allowInsecureRequests]: loopback,
})

const serverOf = async (oauth: Library, settings: OidcSettings): Promise<AuthorizationServer> => {
  const { issuer } = settings
  const before = known.get(issuer.href)
  if (before !== undefined && Date.now() < before.untilMs) return before.server
  const response = await oauth.discoveryRequest(issuer, outward(oauth, settings))
  const said = await oauth.processDiscoveryResponse(issuer, response)
  const algorithms = said.id_token_signing_alg_values_supported ?? ['RS256']
  const server = {
    ...said,
    id_token_signing_alg_values_supported: algorithms.filter((alg) => SIGNATURES.includes(alg)),
  }
  known.set(issuer.href, { server, untilMs: Date.now() + KNOWN_MS })
  return server
}

/** What was asked of the provider and failed: unreachable is not refused. What exactly, a log of ours may say; it names no person. */
const faultOf = (error: unknown): DeskFault => {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { error?: unknown } }
  console.error(JSON.stringify({ oidc: name, code, error: cause?.error }))
  const answered =
    typeof code === 'string' || name === 'ResponseBodyError' || name === 'AuthorizationResponseError'
  return deskFault(answered ? 'oidc_refused' : 'oidc_unreachable')
}

const authTimeMost = (): number => policy.desk.session.codeMinutes * 60

/** Where the browser is sent, and what it must bring back with. Refuses `oidc_unreachable`, `oidc_refused`. */
export const leave = async (
  settings: OidcSettings,
  redirectUri: string,
): Promise<Result<{ to: URL; flow: Pick<Flow, 'state' | 'nonce' | 'verifier'> }, DeskFault>> => {
  const oauth = await library()
  try {
    const { authorization_endpoint: endpoint } = await serverOf(oauth, settings)
    if (endpoint === undefined || !(settings.loopback || endpoint.startsWith('https:')))
      return refuse(deskFault('oidc_refused'))
    const flow = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
    }
    const to = new URL(endpoint)
    const { acr } = policy.desk.oidc
    const asked = {
      client_id: settings.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      // On a shared computer the provider's own long session must not open the desk to whoever comes next.
      max_age: String(authTimeMost()),
      ...(acr.length === 0 ? {} : { acr_values: acr.join(' ') }),
    }
    for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value)
    return ok({ to, flow })
  } catch (error) {
    return refuse(faultOf(error))
  }
}

const isStrong = (claims: IDToken): boolean => {
  const { oidc } = policy.desk
  const { acr, amr } = claims
  const methods = Array.isArray(amr) ? amr : []
  return oidc.acr.some((level) => level === acr) || oidc.amr.some((method) => methods.includes(method))
}

/**
 * Whom the provider vouches for: state, issuer, code, PKCE, signature, audience, nonce, expiry and time of signing in are all looked at,
 * by the machine's own time. `brought` is the query of our address to which the browser came back. Refuses `oidc_refused`,
 * `oidc_unreachable`.
 */
export const vouchedFor = async (
  settings: OidcSettings,
  { flow, brought, redirectUri }: { flow: Flow; brought: URLSearchParams; redirectUri: string },
): Promise<Result<{ sub: string; strong: boolean }, DeskFault>> => {
  const oauth = await library()
  const client: Client = { client_id: settings.clientId, require_auth_time: true }
  const options = outward(oauth, settings)
  try {
    const server = await serverOf(oauth, settings)
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const secret = methods.includes('client_secret_basic')
      ? oauth.ClientSecretBasic(settings.clientSecret)
      : oauth.ClientSecretPost(settings.clientSecret)
    const answered = oauth.validateAuthResponse(server, client, brought, flow.state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      secret,
      answered,
      redirectUri,
      flow.verifier,
      options,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: flow.nonce,
      maxAge: authTimeMost(),
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(server, response, options)
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    if (claims === undefined) return refuse(deskFault('oidc_refused'))
    return ok({ sub: claims.sub, strong: isStrong(claims) })
  } catch (error) {
    return refuse(faultOf(error))
  }
}
