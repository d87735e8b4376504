import type { MaskedField } from '../../../schema/desk/actions.ts'
import { may } from '../../../schema/desk/may.ts'
import type { Person } from '../../../schema/desk/person.ts'
import type { Openable } from '../../../views/desk/outbox/MessagePage.tsx'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { bookingOutbox } from '../../booking/desk/outbox.ts'
import { caseActs } from '../../casework/desk/desk-of.ts'
import { caseOutbox } from '../../casework/desk/outbox.ts'
import type { DeskOutbox } from '../../outbox/desk.ts'
import { policy } from '../../policy.ts'
import type { Visit } from '../pages/show.tsx'
import type { Acting } from '../trace.ts'

const isTheirs = (person: Person, thing: Parameters<typeof may>[3]): boolean =>
  may(policy.desk.roles, person, 'outbox', thing).ok

export type Domain = {
  id: 'bookings' | 'cases'
  outbox: DeskOutbox<Visit>
  /** The object that sends, and keeps what was asked of it. */
  acting: (c: Visit) => Acting
  /** The offices or units whose messages may be somebody's: what the query asks for. `may` is asked for each message besides. */
  placesOf: (person: Person) => string[]
  /** The masked field that each part of a message counts as. */
  fields: Record<Openable, MaskedField>
}

/** The outboxes of the portal. What a text says goes to the phone it names: of a booking it is opened like the phone, of a case like its words. */
export const domains: readonly Domain[] = [
  {
    id: 'bookings',
    outbox: bookingOutbox,
    acting: bookingActs,
    placesOf: (person) => policy.offices.map(({ id }) => id).filter((office) => isTheirs(person, { office })),
    fields: { phone: 'phone', text: 'phone' },
  },
  {
    id: 'cases',
    outbox: caseOutbox,
    acting: caseActs,
    placesOf: (person) =>
      policy.units
        .map(({ id }) => id)
        .filter(
          (unit) =>
            isTheirs(person, { unit }) ||
            policy.places.townships.some(({ code }) => isTheirs(person, { unit, township: code })),
        ),
    fields: { phone: 'phone', text: 'words' },
  },
]

export const domainsOf = (person: Person): Domain[] =>
  domains.filter(({ placesOf }) => placesOf(person).length > 0)

export const domainOfKind = (kind: string): Domain | undefined =>
  domains.find(({ outbox }) => outbox.kinds.includes(kind))
