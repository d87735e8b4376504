/** Where a real identity provider listens, and who the portal is to it. `portal-hasty` is a client whose codes are over after a second. */
export type IdentityProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  hastyClientId: string
}

/** What a test asks the forger to put into the token it gives for a code; the code is this, as base64url of JSON. */
export type Forgery = { claims: Record<string, unknown>; signed: 'well' | 'by-another' | 'not' }
