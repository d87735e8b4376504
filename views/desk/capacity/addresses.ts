/** The addresses of an office's times. No person is named in any: who is touched is asked for by a form. */
const root = '/desk/capacity/'

type MonthQuery = { office: string; month?: string; appointment?: string; done?: string }

export const capacityPaths = {
  month: root,
  preview: `${root}preview/`,
  change: `${root}change/`,
  touched: `${root}touched/`,
  phone: `${root}touched/phone/`,
  keep: `${root}touched/keep/`,
  overbook: `${root}overbook/`,
  enter: `${root}overbook/enter/`,
} as const

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

export const monthPath = (query: MonthQuery): string => withQuery(root, query)
export const touchedPath = (query: { office: string; done?: string }): string =>
  withQuery(capacityPaths.touched, query)
export const overbookPath = (query: { office: string; appointment?: string; date?: string }): string =>
  withQuery(capacityPaths.overbook, query)
