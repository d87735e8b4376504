/** The addresses of the counter. None carries a code, a name or a number of a phone. */
export const counterPaths = {
  day: '/desk/counter/',
  mark: '/desk/counter/mark/',
  undo: '/desk/counter/undo/',
  search: '/desk/counter/search/',
  booking: '/desk/counter/booking/',
  unmask: '/desk/counter/unmask/',
  walkIn: '/desk/counter/walk-in/',
  slip: '/desk/counter/slip/',
  sheet: '/desk/counter/sheet/',
  delay: '/desk/counter/delay/',
} as const

/** An address with what it is about. */
export const counterAt = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query)}`
