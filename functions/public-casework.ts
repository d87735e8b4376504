import { casebookOf, publicCases, send } from './casework/counter.ts'
import type { CaseRecord } from './casework/commands.ts'
import { nowMs } from './clock.ts'
import type { PublicCase, Reports } from './open311/reports.ts'

const publicCase = ({ number, state }: CaseRecord): PublicCase => ({
  number,
  kind: state.kind,
  status: state.status,
  unit: state.unit,
  ...(state.township === undefined ? {} : { township: state.township }),
  ...(state.point === undefined ? {} : { point: state.point }),
  open: state.open,
  openedMs: state.openedMs,
  updatedMs: state.updatedMs,
  closedMs: state.closedMs,
  answerByMs: state.answerByMs,
  outcome: state.outcome,
})

/** Casework as Open311 needs it: reports go in as everybody's do, and only what may be public comes out. */
export const publicReports: Reports = {
  send,
  caseOf: async (c, reportId) => {
    const report = await casebookOf(c).found(reportId, nowMs(c))
    if (!report.ok) return undefined
    const file = await casebookOf(c).file(report.value.caseId, nowMs(c))
    return file === null ? undefined : publicCase(file.record)
  },
  cases: async (c, asked) => (await publicCases(c, asked)).map(publicCase),
}
