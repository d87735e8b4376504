const root = '/desk/draws/'

/** The addresses at which draws are declared, held and called off. */
export const drawPaths = {
  list: root,
  declare: `${root}declare/`,
  one: `${root}one/`,
  hold: `${root}hold/`,
  callOff: `${root}call-off/`,
} as const

export const drawPath = (id: string, done?: string): string =>
  `${drawPaths.one}?${new URLSearchParams({ id, ...(done === undefined ? {} : { done }) }).toString()}`
