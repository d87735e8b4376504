import type { CheckData } from '../../../schema/eligibility/check-data.ts'
import type { Household } from '../../../schema/eligibility/household.ts'
import { edited, firstRound, roundFrom, type Round } from '../../../schema/eligibility/round.ts'
import { keepInSession, keptInSession } from '../parts/session.ts'

const KEY = 'helper'

export const keepRound = (round: Round): void => keepInSession(KEY, round)

/**
 * The round to go on with: what this tab kept, and over it what stands in the form already, typed before the script was
 * there or carried back by the Worker.
 */
export const roundToGoOn = (data: CheckData, standing: Household | undefined): Round => {
  const round = roundFrom(data, keptInSession(KEY)) ?? firstRound(data)
  if (standing === undefined || standing.answers.length === 0) return round
  const raws = new Map([...round.open.answers, ...standing.answers])
  return edited(round, {
    label: standing.label === '' ? round.open.label : standing.label,
    programmes: standing.programmes,
    answers: data.questions.flatMap(({ fact }) => {
      const raw = raws.get(fact)
      return raw === undefined ? [] : [[fact, raw] as const]
    }),
  })
}
