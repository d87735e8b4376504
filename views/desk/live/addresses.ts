/** The board of urgent cases, and the stream that keeps it true. */
export const livePaths = {
  page: '/desk/live/',
  events: '/desk/live/events',
} as const

/** The page of a case; the page itself asks whether it is theirs. */
export const caseOnBoard = (number: number): string => `/desk/cases/${number}/`
