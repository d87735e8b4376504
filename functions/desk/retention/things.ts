import { may, type Thing } from '../../../schema/desk/may.ts'
import { dayOf, dayText } from '../../../schema/dates.ts'
import type { ThingLine } from '../../../views/desk/retention/RequestTables.tsx'
import { theirBookings, type BookingThing } from '../../booking/desk/rights.ts'
import { theirReports, type ReportThing } from '../../casework/desk/rights.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, type Signed, type Visit } from '../pages/show.tsx'
import type { Lookup } from './register.ts'

/** What belongs to whoever asks, as far as it belongs to whoever looks; the rest is as if it were not there. */
export type Theirs = { bookings: BookingThing[]; reports: ReportThing[] }

export const thingOfBooking = ({ office }: { office: string }): Thing => ({ office })
export const thingOfCase = ({
  unit,
  township,
  child,
}: Pick<ReportThing, 'unit' | 'township' | 'child'>): Thing => ({
  unit,
  child,
  ...(township === undefined ? {} : { township }),
})

export const maySee = ({ person }: Signed, thing: Thing): boolean =>
  may(policy.desk.roles, person, 'retention', thing).ok

export const theirThings = async (c: Visit, one: Signed, { person, phones }: Lookup): Promise<Theirs> => {
  const lookup = { phones, ...(person === undefined ? {} : { person }) }
  const [bookings, reports] = await Promise.all([theirBookings(c, lookup), theirReports(c, phones)])
  return {
    bookings: bookings.filter((thing) => maySee(one, thingOfBooking(thing))),
    reports: reports.filter((thing) => maySee(one, thingOfCase(thing))),
  }
}

/** How the audit names each of the ticked things; a case once for each report of it. */
export const auditNames = ({ bookings, reports }: Theirs, chosen: readonly string[]): string[] => [
  ...bookings.flatMap(({ id }) => (chosen.includes(`booking:${id}`) ? [`booking:${id}`] : [])),
  ...reports.flatMap(({ id, number }) => (chosen.includes(`report:${id}`) ? [`case:${number}`] : [])),
]

/** As the audit names them all, each once. */
export const allNames = (theirs: Theirs): string[] => [
  ...new Set([
    ...theirs.bookings.map(({ id }) => `booking:${id}`),
    ...theirs.reports.map(({ number }) => `case:${number}`),
  ]),
]

/** Under what names staff may have looked at them: of a case its number and its id, of a report its id. */
export const looksNames = (theirs: Theirs): string[] => [
  ...new Set([
    ...allNames(theirs),
    ...theirs.reports.flatMap(({ id, caseId }) => [`case:${caseId}`, `report:${id}`]),
  ]),
]

const standingText = (thing: BookingThing | ReportThing): string =>
  t(`desk-retention.standing.${thing.standing}`, {
    day: thing.heldUntilMs === null ? '' : dayText(dayOf(thing.heldUntilMs)),
  })

const eraseText = ({ standing, eraseAtMs, heldUntilMs }: BookingThing | ReportThing): string => {
  if (standing === 'erased') return t('desk-retention.request.gone')
  const atMs = Math.max(eraseAtMs ?? 0, heldUntilMs ?? 0)
  return eraseAtMs === null ? t('desk-retention.request.no-date') : dayText(dayOf(atMs))
}

const common = (thing: BookingThing | ReportThing) => ({
  erase: eraseText(thing),
  standing: standingText(thing),
  isFree: thing.standing === 'free',
  isErased: thing.standing === 'erased',
})

const NONE = 'desk-retention.request.phone-none'

const bookingLine = (thing: BookingThing): ThingLine => {
  const { id, kind, code, service, place, when, state, people, phone, remembered } = thing
  const own = (isOwn: boolean): string => t(`desk-retention.request.${isOwn ? 'own' : 'other'}`)
  const gone = t(`desk-retention.request.${remembered ? 'remembered' : 'gone'}`)
  return {
    ...common(thing),
    id: `booking:${id}`,
    what: `${t(`desk-retention.what.${kind}`)} ${code}，${service}，${place}`,
    when: 'day' in when ? dayText(when.day) : atText(when.startMs),
    state: t(`desk-retention.state.${state}`),
    people:
      people.length === 0
        ? gone
        : people.map((one) => `${own(one.own)} ${one.name} ${one.own ? one.idNumber : ''}`.trim()).join('；'),
    phone: phone ?? t(NONE),
  }
}

const reportLine = (thing: ReportThing): ThingLine => {
  const { id, number, kind, receivedMs, status, name, phone, photos } = thing
  const pictures = photos === 0 ? [] : [t('desk-retention.request.photos', { count: photos })]
  return {
    ...common(thing),
    id: `report:${id}`,
    what: t('desk-retention.holds.case', { number, kind }),
    when: atText(receivedMs),
    state: t(`desk-retention.state.${status}`),
    people: [name ?? t(NONE), ...pictures].join('，'),
    phone: phone ?? t(NONE),
  }
}

export const linesOf = ({ bookings, reports }: Theirs): ThingLine[] => [
  ...bookings.map(bookingLine),
  ...reports.map(reportLine),
]

/** The ids of ticked things, apart: `booking:<id>` and `report:<id>`. */
export const idsIn = (chosen: readonly string[], prefix: 'booking' | 'report'): string[] =>
  chosen.flatMap((one) => (one.startsWith(`${prefix}:`) ? [one.slice(prefix.length + 1)] : []))
