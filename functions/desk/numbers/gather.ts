import type { Person } from '../../../schema/desk/person.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import { may, type Thing } from '../../../schema/desk/may.ts'
import { bookingNumbersOf, type BookingNumbers } from '../../booking/desk/numbers-of.ts'
import {
  caseMediansOf,
  caseNumbersOf,
  type CaseMedian,
  type CaseNumbers,
  type CasePlace,
} from '../../casework/desk/numbers-of.ts'
import { policy } from '../../policy.ts'
import type { Visit } from '../pages/show.tsx'

/** What somebody may count; a part that is none of theirs is not there. */
export type Gathered = {
  bookings?: BookingNumbers
  cases?: CaseNumbers & { medians: CaseMedian[] }
}

const counts = (person: Person, thing: Thing): boolean => may(policy.desk.roles, person, 'numbers', thing).ok

const kindsKnown = new Map(policy.requests.map(({ id, privacy }) => [id, privacy]))
const townships = ['', ...policy.places.townships.map(({ code }) => code)]

/** A kind that the content does not have any more may have been about children: unknown is not yes. */
const thingOf = ({ kind, unit, township }: CasePlace): Thing => ({
  unit,
  child: (kindsKnown.get(kind) ?? 'child') === 'child',
  ...(township === '' ? {} : { township }),
})

const countsBookings = (person: Person): boolean =>
  policy.offices.some(({ id }) => counts(person, { office: id }))

const countsCases = (person: Person): boolean =>
  policy.requests.some(({ id: kind }) =>
    policy.units.some(({ id: unit }) =>
      townships.some((township) => counts(person, thingOf({ kind, unit, township }))),
    ),
  )

const bookingsFor = async (c: Visit, person: Person, span: DaySpan): Promise<BookingNumbers> => {
  const { days, walkIns, waiting } = await bookingNumbersOf(c, span)
  const isTheirs = ({ office }: { office: string }): boolean => counts(person, { office })
  return {
    days: days.filter(isTheirs),
    walkIns: walkIns.filter(isTheirs),
    waiting: waiting.filter(isTheirs),
  }
}

const casesFor = async (c: Visit, person: Person, span: DaySpan): Promise<NonNullable<Gathered['cases']>> => {
  const all = await caseNumbersOf(c, span)
  const isTheirs = (place: CasePlace): boolean => counts(person, thingOf(place))
  const cases = all.cases.filter(isTheirs)
  const places = cases.map(({ kind, unit, township }) => ({ kind, unit, township }))
  return { cases, outcomes: all.outcomes.filter(isTheirs), medians: await caseMediansOf(c, span, places) }
}

/** Each office, unit and township is asked for by itself; cases of children count only for who is named for them. */
export const gather = async (c: Visit, person: Person, span: DaySpan): Promise<Gathered> => ({
  ...(countsBookings(person) ? { bookings: await bookingsFor(c, person, span) } : {}),
  ...(countsCases(person) ? { cases: await casesFor(c, person, span) } : {}),
})
