import { firstData } from '../../../generated/check-first.ts'
import type { Day } from '../../../schema/dates.ts'
import type { CheckData } from '../../../schema/eligibility/check-data.ts'
import { journeyOf, type CheckState } from '../../../schema/eligibility/journey.ts'
import type { Results } from '../../../views/check/CheckView.tsx'

const toldFor = async (data: CheckData): Promise<Results['told']> =>
  data === firstData
    ? (await import('../../../generated/told-first.ts')).firstTold
    : (await import('../../../generated/told-register.ts')).registerTold

/** The page of a result and the words of its reasons: neither is needed to ask and to decide, so they come by themselves. */
export const resultsFor = async (data: CheckData): Promise<Results> => {
  const [{ ResultPage: Page }, told] = await Promise.all([
    import('../../../views/check/ResultPage.tsx'),
    toldFor(data),
  ])
  return { Page, told }
}

/** Whether nothing is left to ask, so that the result is what comes next. */
export const isResult = (data: CheckData, state: CheckState, on: Day): boolean => {
  if (state.programmes.length === 0) return false
  const journey = journeyOf(data, state, on)
  return journey.ok && journey.value.question === undefined
}
