/** The addresses of booking, below `/` or `/elder/`. site/paths.ts has them from here. */
export type Query = Readonly<Record<string, string | undefined>>

const withQuery = (path: string, query: Query): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** What of a matter an address carries. No address carries who somebody is. */
export type MonthQuery = {
  office?: string | undefined
  month?: string | undefined
  date?: string | undefined
  /** The day of the first visit, for a second one. */
  applied?: string | undefined
  /** `1`: the time of the booking that is open now is to be changed. */
  move?: string | undefined
  /** 长辈版: the screen before the days (`office`, `applied`). */
  at?: string | undefined
  /** 长辈版: list the days from this one on. */
  from?: string | undefined
}

export const bookingPaths = (base: string) => {
  const root = `${base}booking/`
  return {
    start: root,
    appointment: (id: string, query: MonthQuery = {}) => withQuery(`${root}${id}/`, query),
    hold: `${root}hold/`,
    release: `${root}hold/release/`,
    confirm: `${root}hold/confirm/`,
    receipt: `${root}receipt/`,
    calendar: `${root}receipt/calendar.ics`,
    cancel: `${root}receipt/cancel/`,
    move: `${root}receipt/move/`,
    find: `${root}find/`,
    wait: `${root}wait/`,
    waitFor: (query: { office: string; appointment: string; date: string; start?: string }) =>
      withQuery(`${root}wait/`, query),
    waiting: `${root}waiting/`,
    leave: `${root}waiting/leave/`,
    accept: `${root}waiting/accept/`,
    draws: `${root}draws/`,
    draw: (id: string) => `${root}draws/${id}/`,
    drawEnter: (id: string) => `${root}draws/${id}/enter/`,
    drawText: (id: string) => `${root}draws/${id}/list.txt`,
    entry: `${root}entry/`,
    withdraw: `${root}entry/withdraw/`,
  }
}
