/**
 * Where the CSP says `require-trusted-types-for 'script'`, a worker starts only from an address that a policy has
 * approved (docs/decisions/0014). This is the portal's one policy: it lets through its own built scripts and nothing else.
 */
type Policy = { createScriptURL: (address: string) => unknown }
type Factory = {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy
}

/** Named in functions/security-headers.ts as well: the browser refuses any other policy, and a second one of this name. */
const POLICY_NAME = 'portal-scripts'

const own = (address: string): string => {
  const url = new URL(address, location.href)
  const built = url.pathname.startsWith('/_astro/') || import.meta.env.DEV
  if (url.origin !== location.origin || !built) throw new TypeError(`not a script of the portal: ${url.href}`)
  return url.href
}

let policy: Policy | undefined

const policyHere = (): Policy => {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory }
  return trustedTypes?.createPolicy(POLICY_NAME, { createScriptURL: own }) ?? { createScriptURL: own }
}

/** Starts a worker from the address that the bundler gave it. Throws for any address that is not the portal's own. */
export const startWorker = (address: string, name: string): Worker => {
  policy ??= policyHere()
  // TypeScript knows no TrustedScriptURL yet; where there is none, this is the checked address itself.
  const approved = policy.createScriptURL(address) as string
  return new Worker(approved, { name, type: import.meta.env.DEV ? 'module' : 'classic' })
}
