import { SERVICE_WORKER } from './kept-names.ts'

/**
 * Where the CSP says `require-trusted-types-for 'script'`, a worker starts only from an address that a policy has
 * approved (docs/decisions/0014, 0032). This is the portal's one policy: it lets through its own built scripts and nothing else.
 */
type Policy = { createScriptURL: (address: string) => unknown }
type Factory = {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy
}

/** Named in functions/security-headers.ts as well: the browser refuses any other policy, and a second one of this name. */
const POLICY_NAME = 'portal-scripts'

const own = (address: string): string => {
  const url = new URL(address, location.href)
  const built = url.pathname.startsWith('/_astro/') || url.pathname === SERVICE_WORKER || import.meta.env.DEV
  if (url.origin !== location.origin || !built) throw new TypeError(`not a script of the portal: ${url.href}`)
  return url.href
}

let policy: Policy | undefined

const policyHere = (): Policy => {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory }
  return trustedTypes?.createPolicy(POLICY_NAME, { createScriptURL: own }) ?? { createScriptURL: own }
}

/** The address as this policy lets it through. TypeScript knows no TrustedScriptURL yet; where there is none, it is the checked address. */
const approved = (address: string): string => {
  policy ??= policyHere()
  return policy.createScriptURL(address) as string
}

/** Starts a worker from the address that the bundler gave it. Throws for any address that is not the portal's own. */
export const startWorker = (address: string, name: string): Worker => {
  return new Worker(approved(address), { name, type: import.meta.env.DEV ? 'module' : 'classic' })
}

/** Registers the portal's service worker. Rejects where the browser will not have it. */
export const registerServiceWorker = (): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(approved(SERVICE_WORKER), { updateViaCache: 'none' })
