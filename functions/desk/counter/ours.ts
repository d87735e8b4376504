import type { Office } from '../../../schema/content/office.ts'
import type { DeskAction } from '../../../schema/desk/actions.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { may } from '../../../schema/desk/may.ts'
import type { Person } from '../../../schema/desk/person.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { counterOne, type CounterEvent, type CounterLine } from '../../booking/desk/counter/index.ts'
import { policy } from '../../policy.ts'
import type { Signed, Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The offices at which somebody may do something. */
export const officesOf = (person: Person, action: DeskAction): Office[] =>
  policy.offices.filter(({ id: office }) => may(policy.desk.roles, person, action, { office }).ok)

const refusedWith = async (
  c: Visit,
  one: Signed,
  about: string,
  fault: DeskFault,
): Promise<Result<never, DeskFault>> => {
  await trace(c, one, 'refused', about, fault.code)
  return refuse(fault)
}

/** The office that was asked for, if it is theirs. Refuses `form_broken` where none was said, `not_yours`. */
export const ourOffice = async (
  c: Visit,
  one: Signed,
  asked: string | null | undefined,
  action: DeskAction,
): Promise<Result<Office, DeskFault>> => {
  if (!asked) return refuse(deskFault('form_broken'))
  const office = officesOf(one.person, action).find((theirs) => theirs.id === asked)
  return office === undefined ? refusedWith(c, one, aboutOffice(asked), deskFault('not_yours')) : ok(office)
}

/** Only what is an office is named: nobody writes words of their own into the audit by an address. */
const aboutOffice = (asked: string): string =>
  policy.offices.some(({ id: office }) => office === asked) ? `office:${asked}` : 'office'

export type Ours = { line: CounterLine; events: readonly CounterEvent[]; office: Office }

/** A booking or a number by its id, if its office is theirs; whose it is says the ledger, not the form. */
export const ourVisit = async (
  c: Visit,
  one: Signed,
  asked: string | null | undefined,
  action: DeskAction,
): Promise<Result<Ours, DeskFault>> => {
  if (!asked || !id.test(asked)) return refuse(deskFault('form_broken'))
  const found = await counterOne(c, asked)
  const office = officesOf(one.person, action).find((theirs) => theirs.id === found?.line.office)
  return found === undefined || office === undefined
    ? refusedWith(c, one, aboutVisit(asked), deskFault('not_yours'))
    : ok({ ...found, office })
}

export const aboutVisit = (visit: string): string => `booking:${visit}`
export const countersOf = ({ counters }: Office): number => counters ?? 1
