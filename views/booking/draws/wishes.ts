import type { Hidden } from '../model.ts'

/** What somebody wished for, as the form has it: up to three times, the dearest first, and whether any other would do. */
export type Wishes = { starts: readonly string[]; any: boolean }

export const WISHES = 3
export const ANY = 'any'
export const wishPath = (at: number): string => `preferences.${at}`

/** The wishes as hidden fields, so that they travel along with the screens after them. */
export const wishFields = ({ starts, any }: Wishes): Hidden => [
  ...starts.map((start, at) => [wishPath(at), start] as const),
  ...(any ? [[ANY, '1'] as const] : []),
]
