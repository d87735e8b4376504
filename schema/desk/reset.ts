/** What somebody lost and sets anew by a link. */
export const resetKinds = ['password', 'factor', 'both'] as const
export type ResetKind = (typeof resetKinds)[number]
