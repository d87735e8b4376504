import type { KeyRing } from '../../functions/keys.ts'

export const ringText: (data: string) => string
export const ringOf: (data: string) => KeyRing
