import type { CheckData, Question } from '../../schema/eligibility/check-data.ts'
import type { CheckState, Journey } from '../../schema/eligibility/journey.ts'
import { NONE_ANSWER, UNKNOWN_ANSWER, type RawAnswer } from '../../schema/eligibility/answer.ts'
import type { Told } from '../../schema/eligibility/told.ts'
import type { Words } from '../words.ts'

/** What every page of the self-check is given. `base` is `/` or `/elder/`. */
export type CheckProps = {
  data: CheckData
  state: CheckState
  t: Words
  elder: boolean
  base: string
  /** Whether scripts run here: decides what is said of privacy, and whether printing has a button. */
  scripted: boolean
}

export type PageProps = CheckProps & { journey: Journey }
export type ResultProps = PageProps & { told: Told }

/** An answer as its giver would say it: the label of a choice, a number with its unit. */
export const answerText = (question: Question, raw: RawAnswer, t: Words): string => {
  if (raw === UNKNOWN_ANSWER) return t('check.filled.unknown')
  switch (question.input) {
    case 'one':
      return question.options?.find(({ value }) => value === raw)?.label ?? raw
    case 'many':
      if (raw === NONE_ANSWER) return question.none ?? raw
      return raw
        .split(',')
        .map((value) => question.options?.find((option) => option.value === value)?.label ?? value)
        .join('、')
    case 'yes-no':
      return raw === 'yes'
        ? (question.yes ?? t('check.question.yes'))
        : (question.no ?? t('check.question.no'))
    case 'date':
      return raw
    case 'number':
    case 'yuan':
      return /^[\d.,]+$/.test(raw) ? `${raw} ${question.unit ?? ''}` : raw
  }
}

export const inputId = (question: Question): string => `v-${question.fact.replaceAll('.', '-')}`
