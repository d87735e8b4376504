export const seconds: (sinceMs: number) => string
export const step: <T>(name: string, work: () => T | Promise<T>) => Promise<T>
/** A failure that a person can act on: shown as it is, without a stack. */
export class Stop extends Error {}
export const main: (work: () => void | Promise<void>) => Promise<void>
