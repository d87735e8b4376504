/** An urgent case as it is pushed to open boards: nothing of a person, no place, no word. Instants in ms since 1970. */
export type UrgentCase = {
  number: number
  /** What it is about, by the name of its kind. */
  kind: string
  danger: boolean
  /** Somebody has taken it. */
  taken: boolean
  sinceMs: number
  /** Until when it is to be taken, or, once it is, to be answered. */
  dueMs: number
}

/** Danger first, then what nobody has taken, then what is due sooner. */
export const inOrder = (a: UrgentCase, b: UrgentCase): number =>
  Number(b.danger) - Number(a.danger) ||
  Number(a.taken) - Number(b.taken) ||
  a.dueMs - b.dueMs ||
  a.number - b.number

/** One line of a board, in words. `late`: its time has run out. */
export type UrgentLine = {
  number: number
  kind: string
  danger: boolean
  taken: boolean
  late: boolean
  since: string
  due: string
  /** How long until then, or since. */
  left: string
}
/** What a board is sent: all that its reader may see, as it stands. */
export type UrgentBoard = { at: string; lines: UrgentLine[] }

/** Numbers on a board that were not on the one before. */
export const newOn = ({ lines }: Pick<UrgentBoard, 'lines'>, before: ReadonlySet<number>): UrgentLine[] =>
  lines.filter(({ number }) => !before.has(number))
