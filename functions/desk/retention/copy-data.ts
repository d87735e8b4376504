import { instantText } from '../../../schema/booking/instant.ts'
import type { MaskedField } from '../../../schema/desk/actions.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { copyOfBookings, type BookingCopy } from '../../booking/desk/rights.ts'
import { copyOfReports, type ReportCopy } from '../../casework/desk/rights.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import type { Signed, Visit } from '../pages/show.tsx'
import { opened } from '../trace.ts'
import type { RightsRequest } from './register.ts'
import { settleAll } from '../acting.ts'
import { looksOf, type File } from './request.tsx'
import { keptRules } from './rules.ts'
import { thingOfBooking, thingOfCase } from './things.ts'

/** What is handed to whoever asked: their own data and nobody else's. Days and instants as ISO 8601; words as the pages have them. */
export type PersonalCopy = {
  format: 'portal-personal-data'
  version: 1
  request: number
  madeAt: string
  bookings: BookingCopy[]
  reports: ReportCopy[]
  /** When staff read or did something of it, and as what; not who. */
  looks: { at: string; act: string; role: string }[]
  kept: { what: string; days: string; why: string }[]
}

const bookingFields: readonly MaskedField[] = ['name', 'id-number', 'phone']
const reportFields: readonly MaskedField[] = ['name', 'phone']

/** Each field of each thing is opened, by name, before it is shown. */
const openAll = async (
  c: Visit,
  one: Signed,
  { theirs: { bookings, reports }, request }: File,
): Promise<Result<void, DeskFault>> => {
  const why = `request:${request.number}`
  const all = [
    ...bookings.flatMap((thing) =>
      thing.standing === 'erased'
        ? []
        : bookingFields.map((field) => ({
            field,
            thing: thingOfBooking(thing),
            about: `booking:${thing.id}`,
          })),
    ),
    ...reports.flatMap((thing) =>
      reportFields.map((field) => ({ field, thing: thingOfCase(thing), about: `case:${thing.number}` })),
    ),
  ]
  for (const asked of all) {
    const open = await opened(c, one, { ...asked, action: 'retention', why })
    if (!open.ok) return open
  }
  return ok(undefined)
}

/** What the role of whoever makes the copy may see of reports besides the contact: what it may not, the copy says where to ask for. */
const includingOf = ({ person }: Signed) => {
  const role = policy.desk.roles.find(({ id }) => id === person.role)
  return { words: role?.unmask.includes('words') === true, place: role?.unmask.includes('place') === true }
}

const lookupOf = ({ lookup: { person, phones } }: RightsRequest) => ({
  phones,
  ...(person === undefined ? {} : { person }),
})

/** One person's own data. Refuses what `opened` refuses; every field that is shown has its row in the audit by then. */
export const personalCopy = async (
  c: Visit,
  one: Signed,
  file: File,
): Promise<Result<PersonalCopy, DeskFault>> => {
  const { request, theirs } = file
  // What is handed out lacks nothing that was done.
  await settleAll(c)
  const looks = await looksOf(c, theirs)
  const open = await openAll(c, one, file)
  if (!open.ok) return open
  const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)
  const [bookings, reports] = await Promise.all([
    copyOfBookings(c, lookupOf(request), idsOf(theirs.bookings)),
    copyOfReports(c, request.lookup.phones, idsOf(theirs.reports), includingOf(one)),
  ])
  return ok({
    format: 'portal-personal-data',
    version: 1,
    request: request.number,
    madeAt: instantText(nowMs(c)),
    bookings,
    reports,
    looks: looks.map(({ at, act, role }) => ({ at, act, role })),
    kept: keptRules((kind) => reports.some((report) => report.kind === kind)).map(({ what, days, why }) => ({
      what,
      days,
      why,
    })),
  })
}
