import type { Day } from '../../schema/dates.ts'
import { journeyOf } from '../../schema/eligibility/journey.ts'
import type { Told } from '../../schema/eligibility/told.ts'
import type { CheckProps } from './model.ts'
import { QuestionPage } from './QuestionPage.tsx'
import type { ResultPage } from './ResultPage.tsx'
import { StartPage } from './StartPage.tsx'

/** What only a result needs: its page, and the words of its reasons. A browser fetches both when there is one to show. */
export type Results = { Page: typeof ResultPage; told: Told }

/** The self-check as a function of its state: the build, the Worker and the browser all render this and nothing else. */
export const CheckView = (props: CheckProps & { on: Day; results: Results | undefined }) => {
  if (props.state.programmes.length === 0) return <StartPage {...props} />
  const journey = journeyOf(props.data, props.state, props.on)
  if (!journey.ok)
    return (
      <p className="note" role="alert">
        {props.t('check.problems.no_rule_for_date')}
      </p>
    )
  const { question } = journey.value
  if (question !== undefined) return <QuestionPage {...props} journey={journey.value} question={question} />
  const { results } = props
  if (results === undefined) throw new Error('a result to show, and nothing to show it with')
  return <results.Page {...props} journey={journey.value} told={results.told} />
}

/** The words for the window's title, by the same state. */
export const checkTitle = (props: CheckProps & { on: Day }): string => {
  const { state, t } = props
  if (state.fault !== undefined) return t('check.titleFault')
  if (state.programmes.length === 0) return t('check.title')
  const journey = journeyOf(props.data, state, props.on)
  const question = journey.ok ? journey.value.question : undefined
  return question === undefined
    ? t('check.titleResult')
    : t('check.titleQuestion', { ask: question.ask.replaceAll('\u200b', '') })
}
