import { isDay, type Day } from '../dates.ts'
import type { FieldFault, FieldFaultCode } from '../problems.ts'

/** Takes down one fault, by the path of what is wrong. */
export type Note = (path: string, code: FieldFaultCode, params?: FieldFault['params']) => void

export const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const day = (value: unknown): Day | undefined =>
  typeof value === 'string' && isDay(value) ? value : undefined

/** Notes facts that are right each by itself and contradict each other. */
export const checkTogether = (facts: Record<string, unknown>, on: Day, note: Note): void => {
  const stated = (name: string) => facts[name] !== undefined && facts[name] !== 'unknown'
  if (stated('householdMonthlyIncomeFen') && stated('householdYearlyIncomeFen'))
    note('facts.householdYearlyIncomeFen', 'only_one_of', { other: 'householdMonthlyIncomeFen' })
  const [booked, applied, collect] = [
    day(facts.bookedDate),
    day(facts.divorceApplyDate),
    day(facts.collectDate),
  ]
  if (booked !== undefined && booked < on) note('facts.bookedDate', 'date_before_other', { other: 'on' })
  if (collect !== undefined && applied !== undefined && collect < applied)
    note('facts.collectDate', 'date_before_other', { other: 'divorceApplyDate' })
  if (Array.isArray(facts.members)) {
    const selves = facts.members.filter((person) => isRecord(person) && person.relation === 'self').length
    if (selves !== 1) note('facts.members', 'needs_exactly_one_self')
  }
}
