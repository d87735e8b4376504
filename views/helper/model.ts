import type { CheckData } from '../../schema/eligibility/check-data.ts'
import type { AnswerFault } from '../../schema/eligibility/household.ts'
import type { Journey } from '../../schema/eligibility/journey.ts'
import type { Numbered, Round } from '../../schema/eligibility/round.ts'
import type { Day } from '../../schema/dates.ts'
import type { Told } from '../../schema/eligibility/told.ts'
import type { Words } from '../words.ts'

/** What the helper's page is given. Without scripts a round is one household. */
export type HelperProps = {
  data: CheckData
  told: Told
  t: Words
  base: string
  on: Day
  scripted: boolean
  round: Round
  /** The wrong answers to speak of: those that were posted, or that somebody has left. */
  faults: readonly AnswerFault[]
  /** Whether the faults are summed up above the form: only when the result was asked for. */
  summed: boolean
  /** The question somebody is writing in, which must not vanish under the pen. */
  held?: string
  /** What a print shows. */
  sheets: readonly Numbered[]
}

export type HelperPageProps = HelperProps & { journey: Journey }

/** What to do about a wrong answer. A page without a button for 说不清 says in its own words how to leave a question. */
export const faultText = ({ code, params }: AnswerFault, t: Words): string =>
  t(`${code === 'wrong_type' || code === 'required' ? 'helper' : 'check'}.problems.${code}`, params)

export const FORM_ID = 'helper-form'
export const RESULT_ID = 'result'

/** Labels of what is still open, the most useful first; a long list ends in its number. */
export const openLabels = (journey: Journey, most: number, t: Words): string => {
  const labels = [...new Set(journey.open.map(({ label }) => label))]
  const some = labels.slice(0, most).join(t('check.cite.join'))
  return labels.length <= most ? some : t('helper.sheet.more', { labels: some, count: labels.length })
}
