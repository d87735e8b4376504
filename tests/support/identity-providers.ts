import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import type { Forgery } from './identity-types.ts'
import { startIdentityProvider } from './identity-provider.ts'

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const tokenOf = ({ claims, signed }: Forgery, keys: Record<string, KeyObject>): string => {
  const header = signed === 'not' ? { alg: 'none' } : { alg: 'RS256', kid: 'one' }
  const body = `${encoded(header)}.${encoded(claims)}`
  const key = keys[signed]
  return `${body}.${key === undefined ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')}`
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return new URLSearchParams(Buffer.concat(pieces).toString())
}

/** A provider gone bad: no real one says what is tried here. Its tokens are what a code asks for. */
const startForger = async (): Promise<{ issuer: string; end: () => Promise<void> }> => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = { well: own.privateKey, 'by-another': other.privateKey }
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`
    const say = (value: unknown): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration')
      return say({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ['none', 'RS256', 'HS256'],
      })
    if (request.url === '/jwks')
      return say({
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      })
    void bodyOf(request).then((form) => {
      const forgery = JSON.parse(Buffer.from(form.get('code') ?? '', 'base64url').toString()) as Forgery
      say({ access_token: 'x', token_type: 'Bearer', id_token: tokenOf(forgery, keys) })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const end = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, end }
}

/** Vitest's global set-up of the worker tests: a real identity provider and a forger, each on a port of its own. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const { end, ...identity } = await startIdentityProvider(['https://portal.test/desk/oidc/callback/'])
  const forger = await startForger()
  project.provide('identity', { ...identity, forger: forger.issuer })
  return async () => {
    await end()
    await forger.end()
  }
}
