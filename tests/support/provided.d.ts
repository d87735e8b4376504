import type { IdentityProvider } from './identity-types.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real identity provider, and one that says whatever a test asks it to (tests/support/identity-providers.ts). */
    identity: IdentityProvider & { forger: string }
    /** Where the troubled receiver listens, and the secret it knows (tests/support/troubled-receiver.ts). */
    webhook: { url: string; secret: string }
    /** Which seeds are simulated, how many steps of each (a step of casework is bigger), and whether only some of these (simulation-settings.ts). */
    simulation: {
      seeds: number[]
      steps: number
      caseworkSteps: number
      only?: number[]
      /** Whether they are enough for everything to happen that can. */
      triesAll: boolean
    }
  }
}

export {}
