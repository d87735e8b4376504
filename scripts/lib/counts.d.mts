export type Counts = { passed: number; failed: number; failures: string[] }

export function countsOf(file: string, error?: Error): Counts
export function freePort(): Promise<number>
