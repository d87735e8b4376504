/** Three-valued truth, ordered so that "all of" is the least and "any of" the greatest (Kleene's strong logic). */
export const NO = 0
export const UNKNOWN = 1
export const YES = 2
export type Tri = typeof NO | typeof UNKNOWN | typeof YES

export const triOf = (truth: boolean): Tri => (truth ? YES : NO)
export const not = (value: Tri): Tri => (2 - value) as Tri
