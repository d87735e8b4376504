import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { IdentityProvider } from './identity-types.ts'

const clientSecret = 'a secret only the tests know: provider'
const [clientId, hastyClientId] = ['portal', 'portal-hasty']

const typed = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}

const page = `<!doctype html><html lang="en"><title>The bureau's accounts</title><h1>The bureau's accounts</h1>
<form method="post"><label>Account <input name="account"></label>
<label><input type="checkbox" name="otp" value="yes"> with a code of the phone</label><button>Sign in</button></form>`

/**
 * A real OpenID provider (oidc-provider, certified) on this machine, with a sign-in page of its own: an account is who it says it is, and a
 * tick says whether a second factor was asked for.
 */
export const startIdentityProvider = async (
  redirectUris: readonly string[],
  host = '127.0.0.1',
): Promise<IdentityProvider & { end: () => Promise<void> }> => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server: Server = createServer((request, response) => answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`
  const client = {
    client_secret: clientSecret,
    redirect_uris: [...redirectUris],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
  }
  const provider: Provider = new Provider(issuer, {
    clients: [
      { ...client, client_id: clientId },
      { ...client, client_id: hastyClientId },
    ],
    claims: { openid: ['sub', 'amr', 'acr'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    ttl: {
      AuthorizationCode: (_, __, { clientId: of }) => (of === hastyClientId ? 1 : 60),
      AccessToken: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // Nobody is asked whether the portal may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    cookies: { keys: ['only in tests'] },
  })
  const callback = provider.callback()
  answer = (request, response) => {
    if (!(request.url ?? '').startsWith('/sign-in/')) return void callback(request, response)
    if (request.method !== 'POST')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    void typed(request).then((form) => {
      const login = {
        accountId: form.get('account') ?? '',
        amr: form.get('otp') === 'yes' ? ['pwd', 'otp'] : ['pwd'],
      }
      return provider.interactionFinished(request, response, { login })
    })
  }
  const end = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { issuer, clientId, clientSecret, hastyClientId, end }
}
