import { csvText } from '../../../schema/csv.ts'
import { addDays, isDay } from '../../../schema/dates.ts'
import { instantAt, instantText } from '../../../schema/booking/instant.ts'
import { auditActs, type AuditAct, type AuditRow } from '../../../schema/desk/audit.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { AuditPage, type AuditFilter } from '../../../views/desk/AuditPage.tsx'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { settleAll } from '../acting.ts'
import { aboutText, whyText } from '../audit/about.ts'
import type { AuditQuery } from '../audit/book.ts'
import { atText, given, linksOf, show, staffOf, type Signed, type Visit } from './show.tsx'

const A_PAGE = 50
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

type Known = { names: ReadonlyMap<string, string>; choices: readonly { value: string; text: string }[] }

/** Staff by their names; what the machine or nobody did, by a word; and all of them to choose from. */
const peopleOf = async (c: Visit): Promise<Known> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const others = ['operator', 'nobody'].map((value) => ({ value, text: t(`desk.audit.${value}`) }))
  return {
    names: new Map([
      ...staff.map(({ id, name }) => [id, name] as const),
      ...others.map(({ value, text }) => [value, text] as const),
    ]),
    choices: [
      ...staff.map(({ id, name, login }) => ({ value: id, text: t('desk.audit.one', { name, login }) })),
      ...others,
    ],
  }
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
  const { names, choices } = await peopleOf(c)
  const reader = { nameOf: names, links: linksOf(one.person) }
  await read(c, one, 'audit-read', address('', filter, beforeSeq))
  const last = rows.at(-1)
  const model = {
    lines: rows.map(({ seq, atMs, who, act, about, why }) => ({
      seq,
      at: atText(atMs),
      who: names.get(who) ?? who,
      act: t(`desk.act.${act}`),
      about: aboutText(about, reader),
      why: whyText(act, why),
    })),
    filter,
    // Somebody of whom no list knows any more, by an address that was kept.
    people:
      filter.who === '' || names.has(filter.who)
        ? choices
        : [...choices, { value: filter.who, text: filter.who }],
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

const cells = (names: Known['names'], row: AuditRow): (string | number)[] => [
  row.seq,
  instantText(row.atMs),
  row.who,
  names.get(row.who) ?? row.who,
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
  const { names } = await peopleOf(c)
  await read(c, one, 'audit-exported', address('', filter))
  const table = [
    columns.map((column) => t(`desk.audit.${column}`)),
    ...rows.toReversed().map((row) => cells(names, row)),
  ]
  return c.body(csvText(table), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="audit.csv"',
    'cache-control': 'no-store',
  })
}
