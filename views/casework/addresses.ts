/** The addresses of reporting, below `/` or `/elder/`. No address carries a receipt, or anything of a report. */
export const reportPaths = (base: string) => {
  const root = `${base}report/`
  return {
    start: root,
    kind: (id: string) => `${root}${id}/`,
    sent: `${root}sent/`,
    follow: `${root}follow/`,
    /** The page to type a receipt, also for who has a report open. */
    find: `${root}follow/?other=1`,
    add: `${root}add/`,
    withdraw: `${root}withdraw/`,
    reopen: `${root}reopen/`,
    drafts: `${root}drafts/`,
  }
}
export type ReportPaths = ReturnType<typeof reportPaths>
