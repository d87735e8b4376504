declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the troubled receiver listens, and the secret it knows (tests/support/troubled-receiver.ts). */
    webhook: { url: string; secret: string }
    /** Which seeds are simulated, how many steps of each (a step of casework is bigger), and whether only some of these (simulation-settings.ts). */
    simulation: { seeds: number[]; steps: number; caseworkSteps: number; only?: number[] }
  }
}

export {}
