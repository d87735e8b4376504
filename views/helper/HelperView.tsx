import { worthShowing } from '../../schema/eligibility/evaluate.ts'
import { householdJourney } from '../../schema/eligibility/household.ts'
import { filledIn } from '../../schema/eligibility/round.ts'
import { headline } from '../check/verdicts.ts'
import { inputId } from '../check/model.ts'
import { Joints } from '../parts.tsx'
import { HouseholdForm } from './HouseholdForm.tsx'
import { Actions, Households } from './Households.tsx'
import { faultText, type HelperProps } from './model.ts'
import { Result } from './Result.tsx'
import { Sheet } from './Sheet.tsx'

const Problems = ({ data, faults, t }: HelperProps) => (
  <div
    className="problems stack tight"
    role="alert"
    tabIndex={-1}
    aria-labelledby="problems-title"
    // The summary takes the focus; where no script can move it, this attribute does.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    autoFocus
  >
    <h2 id="problems-title">{t('helper.problems.heading', { count: faults.length })}</h2>
    <ul>
      {faults.map((fault) => {
        const { fact } = fault
        const question = data.questions.find((one) => one.fact === fact)
        return question === undefined ? null : (
          <li key={fact}>
            <a href={`#${inputId(question)}`}>
              {question.label}：{faultText(fault, t)}
            </a>
          </li>
        )
      })}
    </ul>
  </div>
)

/** All questions of the self-check on one page, for somebody who helps: build, Worker and browser render this. */
export const HelperView = (props: HelperProps) => {
  const { data, round, on, t, scripted, faults } = props
  const journey = householdJourney(data, round.open, on)
  if (!journey.ok)
    return (
      <p className="note" role="alert">
        {t('check.problems.no_rule_for_date')}
      </p>
    )
  const page = { ...props, journey: journey.value }
  return (
    <>
      <div className="cols helper">
        <div className="stack">
          {props.summed && faults.length > 0 ? <Problems {...props} /> : null}
          <div>
            {round.open.number === 1 && round.finished.length === 0 ? null : (
              <p className="over">{t('helper.number', { number: round.open.number })}</p>
            )}
            <h1 tabIndex={-1}>
              <Joints text={t('helper.heading')} />
            </h1>
          </div>
          <p className="lead">{t('helper.lead')}</p>
          {scripted ? (
            <p className="noprint">
              <a className="go" href="/batch/">
                {t('helper.batch')}
              </a>
            </p>
          ) : null}
          <HouseholdForm {...page} key={round.open.number} />
        </div>
        <div className="aside stack">
          <Result {...page} />
          <Actions {...props} />
          {scripted && filledIn(round).length > 0 ? <Households {...props} /> : null}
        </div>
      </div>
      {props.sheets.map((household) => (
        <Sheet {...props} key={household.number} household={household} />
      ))}
    </>
  )
}

/** The words for the window's title. */
export const helperTitle = ({ faults, summed, t }: HelperProps): string =>
  summed && faults.length > 0 ? t('helper.titleFault', { count: faults.length }) : t('helper.title')

/** What is told to one who does not see the result change; undefined where there is nothing to tell. */
export const resultSaid = ({ data, round, on, t }: HelperProps): string | undefined => {
  const journey = householdJourney(data, round.open, on)
  if (!journey.ok || journey.value.evaluations.length === 0) return undefined
  const { heading, lead } = headline(worthShowing(journey.value.prepared, journey.value.evaluations), t)
  const parts = lead === '' ? '' : `${t('check.result.leadJoin')}${lead}`
  const count = journey.value.open.length
  return t(count === 0 ? 'helper.saidAll' : 'helper.said', {
    heading: heading.replaceAll('\u200b', ''),
    parts,
    count,
  })
}
