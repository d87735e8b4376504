import { csvText } from '../../../schema/csv.ts'
import { addDays, isDay } from '../../../schema/dates.ts'
import { instantAt, instantText } from '../../../schema/booking/instant.ts'
import { auditActs, type AuditAct, type AuditRow } from '../../../schema/desk/audit.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { AuditPage, type AuditFilter } from '../../../views/desk/AuditPage.tsx'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { settleAll } from '../acting.ts'
import type { AuditQuery } from '../audit/book.ts'
import { atText, given, show, staffOf, type Signed, type Visit } from './show.tsx'

const A_PAGE = 100
/** More rows than an office writes in years; the rest is read by days. */
const MOST_EXPORTED = 50_000
const LONGEST = 64

const filterIn = (c: Visit): AuditFilter => {
  const word = (name: string): string => (c.req.query(name) ?? '').trim().slice(0, LONGEST)
  const day = (name: string): string => (isDay(word(name)) ? word(name) : '')
  const act = auditActs.find((one) => one === word('act')) ?? ''
  return { who: word('who'), act, since: day('since'), until: day('until') }
}

const queryOf = ({ who, act, since, until }: AuditFilter): Omit<AuditQuery, 'most'> => ({
  ...(who === '' ? {} : { who }),
  ...(act === '' ? {} : { act }),
  ...(since === '' ? {} : { fromMs: instantAt(since, '00:00') }),
  ...(until === '' ? {} : { untilMs: instantAt(addDays(until, 1), '00:00') }),
})

const address = (path: string, filter: AuditFilter, before?: number): string => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? path : `${path}?${query}`
}

/** Staff by their names; what the machine or nobody did, by a word. */
const names = async (c: Visit): Promise<(who: string) => string> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const known = new Map(staff.map(({ id, name }) => [id, name]))
  return (who) => (who === 'operator' || who === 'nobody' ? t(`desk.audit.${who}`) : (known.get(who) ?? who))
}

const read = async (c: Visit, one: Signed, act: AuditAct, about: string): Promise<void> =>
  staffOf(c).write({ atMs: nowMs(c), who: one.person.id, act, about, why: '' })

/** `GET /desk/audit/`: what is done and not in it yet comes first; reading it is itself written down. */
export const getAudit = async (c: Visit, one: Signed): Promise<Response> => {
  const filter = filterIn(c)
  const before = Number(c.req.query('before') ?? NaN)
  const beforeSeq = Number.isSafeInteger(before) ? before : undefined
  await settleAll(c)
  const { rows, head } = await staffOf(c).audit({ ...queryOf(filter), beforeSeq, most: A_PAGE })
  const nameOf = await names(c)
  await read(c, one, 'audit-read', address('', filter, beforeSeq))
  const last = rows.at(-1)
  const model = {
    lines: rows.map(({ seq, atMs, who, act, about, why, hash }) => ({
      seq,
      at: atText(atMs),
      who: nameOf(who),
      act: t(`desk.act.${act}`),
      about: nameOf(about),
      why,
      hash,
    })),
    filter,
    acts: auditActs.map((act) => ({ value: act, text: t(`desk.act.${act}`) })),
    head,
    ...(rows.length < A_PAGE || last === undefined
      ? {}
      : { older: address(deskPaths.audit, filter, last.seq) }),
    exported: address(deskPaths.auditExport, filter),
  }
  return show(c, t('desk.audit.title'), <AuditPage {...given(one)} {...model} />)
}

const columns = ['seq', 'at', 'who', 'person', 'act', 'about', 'why', 'hash', 'signature'] as const

const cells = (nameOf: (who: string) => string, row: AuditRow): (string | number)[] => [
  row.seq,
  instantText(row.atMs),
  row.who,
  nameOf(row.who),
  row.act,
  row.about,
  row.why,
  row.hash,
  row.signature,
]

/** `GET /desk/audit/export/`: the same rows as CSV, oldest first, with hashes and signatures. */
export const getAuditExport = async (c: Visit, one: Signed): Promise<Response> => {
  const filter = filterIn(c)
  await settleAll(c)
  const { rows } = await staffOf(c).audit({ ...queryOf(filter), most: MOST_EXPORTED })
  const nameOf = await names(c)
  await read(c, one, 'audit-exported', address('', filter))
  const table = [
    columns.map((column) => t(`desk.audit.${column}`)),
    ...rows.toReversed().map((row) => cells(nameOf, row)),
  ]
  return c.body(csvText(table), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="audit.csv"',
    'cache-control': 'no-store',
  })
}
