import type { BookingPlan } from '../../schema/booking/plan.ts'
import { restDaysOf } from '../../schema/booking/rest-days.ts'
import { ruleBookOf } from '../../schema/eligibility/to-check-data.ts'
import { rulesOf } from '../../schema/eligibility/to-rules.ts'
import { policy } from '../policy.ts'

const byId = <T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]))

/** What the content says about booking. */
export const plan: BookingPlan = {
  offices: byId(policy.offices),
  appointments: byId(policy.appointments),
  draws: policy.draws,
  rules: policy.booking,
  restDays: restDaysOf(policy.calendar),
}

/** Days that follow from another day are reckoned by the self-check's own terms. */
export const rules = rulesOf(ruleBookOf(policy))
