import type { Reports, PublicCase } from '../../functions/open311/reports.ts'
import { policy } from '../../functions/policy.ts'
import { readReport, type ReadReport } from '../../schema/casework/read-report.ts'
import { isOpen } from '../../schema/casework/transitions.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse } from '../../schema/result.ts'

const townships = new Map(
  policy.places.townships.map(({ code, villages }) => [
    code,
    { villages: new Set(villages.map((one) => one.code)) },
  ]),
)
const divisions = { county: policy.places.county, townshipOf: (code: string) => townships.get(code) }

type Kept = PublicCase & { report: string; sealed: ReadReport['sealed'] }

/** What Open311 asks of casework, on a desk in memory: it reads reports as casework does, and tests can act on them. */
export const deskAt = (nowMs: number) => {
  const kept: Kept[] = []
  const sent = new Map<string, string>()
  const desk = {
    kept,
    nowMs,
    /** A case as it would be after staff did something. */
    change: (number: number, change: Partial<PublicCase>): void => {
      const one = kept.find((record) => record.number === number)
      if (one === undefined) throw new Error('no such case')
      Object.assign(one, change)
    },
  }
  const reports: Reports = {
    send: (_c, { typed, key }) => {
      const before = sent.get(key)
      if (before !== undefined) return Promise.resolve(ok({ id: before }))
      const kind = policy.requests.find(({ id }) => id === typed.kind)
      if (kind === undefined) return Promise.resolve(refuse(problem('kind_not_found')))
      const read = readReport(kind, typed, divisions)
      if (!read.ok) return Promise.resolve(read)
      const { spot, open, sealed } = read.value
      const { township, lat, lon } = spot
      const id = crypto.randomUUID()
      kept.push({
        report: id,
        sealed,
        number: kept.length + 1,
        kind: kind.id,
        status: 'received',
        unit: kind.unit,
        ...(township === undefined ? {} : { township }),
        ...(lat === undefined || lon === undefined ? {} : { point: { lat, lon } }),
        open,
        openedMs: desk.nowMs,
        updatedMs: desk.nowMs,
        closedMs: null,
        answerByMs: desk.nowMs + 86_400_000,
        outcome: null,
      })
      sent.set(key, id)
      return Promise.resolve(ok({ id }))
    },
    caseOf: (_c, report) => Promise.resolve(kept.find((one) => one.report === report)),
    cases: (_c, { kinds, ids, status, fromMs = -Infinity, toMs = Infinity, limit, ...asked }) => {
      const { updatedFromMs = -Infinity, updatedToMs = Infinity } = asked
      const found = kept
        .filter(({ kind }) => kinds.includes(kind))
        .filter(({ number }) => ids?.includes(number) ?? true)
        .filter((one) => status === undefined || isOpen(one.status) === (status === 'open'))
        .filter(({ openedMs }) => openedMs >= fromMs && openedMs <= toMs)
        .filter(({ updatedMs }) => updatedMs >= updatedFromMs && updatedMs <= updatedToMs)
      return Promise.resolve(found.reverse().slice(0, limit))
    },
  }
  return { ...desk, at: (laterMs: number) => (desk.nowMs = laterMs), reports }
}
