import { instantText } from '../../../schema/booking/instant.ts'
import { maskedName, maskedPhone } from '../../../schema/mask.ts'
import { nowMs } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import type { Hold, Kept } from '../../retention-rows.ts'
import { fieldText, urgencyText } from '../../../views/casework/read-back.ts'
import { t } from '../../words.ts'
import { keyed, type Visitor } from '../counter.ts'
import { openReport, openWords, phoneHashOf, sealReport, type Told } from '../party.ts'
import { kindOf, townshipName } from '../rules.ts'
import { atDesk } from './desk-of.ts'
import type { HeldCase, RightsAct, Standing, TheirReport } from './rights-commands.ts'

/**
 * What the casebook offers whoever answers requests about one's own data: what identifies a report, never what it says, but for a copy.
 * Who asks, and whether they may, is the desk's to know.
 */
export type ReportThing = {
  id: string
  caseId: string
  number: number
  kind: string
  /** Whose it is. */
  unit: string
  township?: string
  child: boolean
  status: string
  receivedMs: number
  eraseAtMs: number | null
  standing: Standing
  heldUntilMs: number | null
  /** Masked; missing where nothing was left, or it was erased. */
  name?: string
  phone?: string
  photos: number
}

/** One reporter's own data of one report, in clear. Words and place only where whoever makes the copy may see them. */
export type ReportCopy = {
  number: number
  kind: string
  status: string
  receivedAt: string
  kept: string
  outcome?: string
  name?: string
  phone?: string
  photos: number
  /** What they wrote, by the words of the form; missing where it is given by whoever has the case. */
  wrote?: { name: string; value: string }[]
}

/** What besides name and phone goes into a copy. */
export type Including = { words: boolean; place: boolean }

type Opened = { report: TheirReport; told: Told | undefined }

const ringOf = (c: Visitor): KeyRing => {
  const ring = keyRing(c.env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return ring.value
}

const caseFacts = ({ kind, unit, township }: TheirReport['state']) => ({
  kind: kindOf(kind).name,
  unit,
  ...(township === undefined ? {} : { township }),
  child: kindOf(kind).privacy === 'child',
})

const thingOf = ({ report, told }: Opened): ReportThing => {
  const { id, caseId, number, state, receivedMs, standing, heldUntilMs, photos, withdrawn } = report
  return {
    id,
    caseId,
    number,
    receivedMs,
    standing,
    heldUntilMs,
    photos,
    ...caseFacts(state),
    status: withdrawn ? 'withdrawn' : state.status,
    eraseAtMs: state.eraseAtMs,
    ...(told?.name === undefined ? {} : { name: maskedName(told.name) }),
    ...(told?.phone === undefined ? {} : { phone: maskedPhone(told.phone) }),
  }
}

const texts = (value: Told['fields'][string] | undefined): string[] => {
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return Array.isArray(value) ? value : [String(value)]
}

/** The reporter's own words, as the form asked for them, and what they added. */
const wroteIn = (
  ring: KeyRing,
  { report, told }: Opened,
  { words, place }: Including,
): ReportCopy['wrote'] => {
  if (told === undefined || !(words || place)) return undefined
  const kind = kindOf(report.state.kind)
  const fields: Told['fields'] = { ...report.state.open, ...told.fields }
  const asked = words
    ? [
        ...kind.urgency.map(({ id, ask }) => ({ name: ask, value: urgencyText(texts(fields[id]), t) })),
        ...kind.fields.map((field) => ({
          name: field.label,
          value: fieldText(field, texts(fields[field.id]), t),
        })),
        ...report.words.map(({ atMs, sealed }) => ({
          name: t('desk-retention.copy.added', { at: instantText(atMs).slice(0, 10) }),
          value: openWords(ring, report.id, sealed),
        })),
      ]
    : []
  const where = [townshipName(report.state.township), told.landmark].filter((part) => part !== undefined)
  const placed = place ? [{ name: t('desk-retention.copy.place'), value: where.join('，') }] : []
  return [...asked, ...placed].filter(({ value }) => value !== '')
}

const copyOf = (ring: KeyRing, opened: Opened, including: Including): ReportCopy => {
  const { report, told } = opened
  const { state } = report
  const kind = kindOf(state.kind)
  const outcome = kind.outcomes.find(({ id }) => id === state.outcome)
  const wrote = wroteIn(ring, opened, including)
  return {
    number: report.number,
    kind: kind.name,
    status: report.withdrawn ? 'withdrawn' : state.status,
    receivedAt: instantText(report.receivedMs),
    kept: state.eraseAtMs === null ? '' : instantText(state.eraseAtMs),
    ...(outcome === undefined ? {} : { outcome: outcome.text }),
    ...(told?.name === undefined ? {} : { name: told.name }),
    ...(told?.phone === undefined ? {} : { phone: told.phone }),
    photos: report.photos,
    ...(wrote === undefined ? {} : { wrote }),
  }
}

const found = async (c: Visitor, phones: readonly string[]): Promise<Opened[]> => {
  const reports = await atDesk(c, (desk) => desk.theirReports({ phoneHashes: phones }, nowMs(c)))
  return reports.map((report) => ({
    report,
    told: report.sealed === null ? undefined : openReport(ringOf(c), report.id, report.sealed),
  }))
}

/** Every report left with one of these phones, masked. */
export const theirReports = async (c: Visitor, phones: readonly string[]): Promise<ReportThing[]> =>
  (await found(c, phones)).map(thingOf)

/** Their own data of these reports, in clear. */
export const copyOfReports = async (
  c: Visitor,
  phones: readonly string[],
  ids: readonly string[],
  including: Including,
): Promise<ReportCopy[]> =>
  (await found(c, phones))
    .filter(({ report }) => ids.includes(report.id))
    .map((opened) => copyOf(ringOf(c), opened, including))

/** Who asks, why, and in which form: what the audit is to say of each thing. */
export type Asking = { key: string; by: string; why: string }

/** `body`: what was asked for, where the act itself holds what is sealed anew each time. */
const act = async (
  c: Visitor,
  { key, by, why }: Asking,
  what: RightsAct,
  body: unknown = what,
): Promise<string[]> => {
  const once = keyed(ringOf(c), `rights-${what.act}`, { key }, body)
  const command = { ...what, by, why, nowMs: nowMs(c), keyed: once }
  const done = await atDesk(c, (desk) => desk.rights(command))
  return done.ok ? done.value.ids : []
}

/** Another name or phone in the contact of these reports: sealed and hashed anew; the receipt stays. The ids of what was changed. */
export const correctReports = async (
  c: Visitor,
  phones: readonly string[],
  { ids, name, phone, ...asking }: { ids: readonly string[]; name?: string; phone?: string } & Asking,
): Promise<string[]> => {
  const ring = ringOf(c)
  const reports = (await found(c, phones)).flatMap(({ report: { id, sealed }, told }) => {
    if (!ids.includes(id) || told === undefined || sealed === null) return []
    const made: Told = {
      ...told,
      ...(name === undefined || told.name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
    }
    if (made.name === told.name && made.phone === told.phone) return []
    const phoneHash = made.phone === undefined ? null : phoneHashOf(ring, made.phone)
    return [{ id, from: sealed, sealed: sealReport(ring, id, made), phoneHash }]
  })
  return reports.length === 0 ? [] : act(c, asking, { act: 'correct', reports }, [ids, name, phone])
}

/** Erases what may be erased before its time, photos too; the ids of what was. */
export const eraseReports = (c: Visitor, ids: readonly string[], asking: Asking): Promise<string[]> =>
  ids.length === 0 ? Promise.resolve([]) : act(c, asking, { act: 'erase', ids: [...ids] })

/** A case as a hold names it. */
export type CaseThing = Pick<ReportThing, 'number' | 'kind' | 'unit' | 'township' | 'child'> & { id: string }

const caseThing = ({ id, number, state }: HeldCase): CaseThing => ({ id, number, ...caseFacts(state) })

export const caseOfNumber = async (c: Visitor, number: number): Promise<CaseThing | undefined> => {
  const [one] = await atDesk(c, (desk) => desk.casesToHold({ number }, nowMs(c)))
  return one && caseThing(one)
}

export const heldCases = async (
  c: Visitor,
  holds: readonly Hold[],
): Promise<{ hold: Hold; thing: CaseThing }[]> => {
  const all = await atDesk(c, (desk) => desk.casesToHold('held', nowMs(c)))
  return holds.flatMap((hold) => {
    const one = all.find(({ id }) => id === hold.thing)
    return one === undefined ? [] : [{ hold, thing: caseThing(one) }]
  })
}

export const keepCase = (
  c: Visitor,
  hold: { id: string; reason: string; untilMs: number },
  asking: Asking,
): Promise<string[]> => act(c, asking, { act: 'keep', ...hold })

export const liftCase = (c: Visitor, id: string, asking: Asking): Promise<string[]> =>
  act(c, asking, { act: 'lift', id })

export const keptCases = (c: Visitor): Promise<Kept> => atDesk(c, (desk) => desk.kept(nowMs(c)))

/** What a kind of case is called where only counts are shown: kinds about children all the same. */
export const countedAs = (kind: string): string =>
  kindOf(kind).privacy === 'child' ? t('desk-retention.children') : kindOf(kind).name
