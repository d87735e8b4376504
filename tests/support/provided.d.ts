declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the troubled receiver listens, and the secret it knows (tests/support/troubled-receiver.ts). */
    webhook: { url: string; secret: string }
  }
}

export {}
