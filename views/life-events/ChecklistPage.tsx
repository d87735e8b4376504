import { stepsFor } from '../../schema/life-events/checklist.ts'
import type { PolicyStep } from '../../schema/policy.ts'
import { Cites } from '../cites.tsx'
import { Joints } from '../parts.tsx'
import { addressOf, chosenText, type ChecklistProps } from './model.ts'
import { StepFacts } from './StepFacts.tsx'
import { Tick } from './Tick.tsx'

const FORM = 'answers'

/** The few questions, all on one page; an answer that is left open rules nothing out. */
const Questions = (props: ChecklistProps) => {
  const { event, state, t } = props
  return (
    <form className="noprint stack" id={FORM} method="post" action={`${addressOf(props)}#list`}>
      <h2>{t('life-events.form.heading')}</h2>
      {event.questions.map(({ id, ask, options }) => (
        <fieldset key={id}>
          <legend>
            <Joints text={ask} />
          </legend>
          <div className="options">
            {[...options, { value: '', label: t('life-events.form.unknown') }].map(({ value, label }) => (
              <label className="choice" key={value}>
                <input
                  type="radio"
                  name={`a.${id}`}
                  value={value}
                  defaultChecked={state.answers[id] === value}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p>
        <button className="btn big full" name="do" value="show">
          {t('life-events.form.go')}
        </button>
      </p>
      <p className="quiet">{t('life-events.form.private')}</p>
    </form>
  )
}

const Step = ({
  step,
  listed,
  props: { state, t, base },
}: {
  step: PolicyStep
  listed: { sure: boolean } | undefined
  props: ChecklistProps
}) => (
  <li
    id={step.id}
    data-when={step.only === undefined ? undefined : JSON.stringify(step.only.when)}
    hidden={listed === undefined}
  >
    <h3>
      <Tick id={step.id} state={state} form={FORM} className="tick">
        <Joints text={step.title} />
      </Tick>
    </h3>
    <div className="stack tight">
      <StepFacts step={step} sure={listed?.sure ?? false} t={t} base={base} />
    </div>
  </li>
)

/**
 * The whole checklist on one page. Steps that the answers rule out stay in the page, hidden, so that the browser can show
 * them again without asking anybody.
 */
export const ChecklistPage = (props: ChecklistProps) => {
  const { event, state, t, base } = props
  const listed = stepsFor(event, state.answers)
  const left = event.steps.length - listed.length
  const chosen = chosenText(props)
  return (
    <div className="page-m stack" data-checklist={event.id} data-join={t('life-events.list.join')}>
      <h1>
        <Joints text={event.heading} />
      </h1>
      <p className="lead">
        {event.summary}
        {t('life-events.page.formal', { name: event.formalName })}
      </p>
      <Cites cites={event.cite} t={t} base={base} />
      <Questions {...props} />
      <h2 id="list" tabIndex={-1} data-count={t('life-events.list.count')}>
        {t('life-events.list.count', { count: listed.length })}
      </h2>
      <p data-chosen={t('life-events.list.chosen')} hidden={chosen === ''}>
        {t('life-events.list.chosen', { chosen })}
      </p>
      <p className="quiet" data-left={t('life-events.list.left')} hidden={left === 0}>
        {t('life-events.list.left', { count: left })}
      </p>
      <p className="noprint">{t('life-events.list.ticks')}</p>
      <noscript>
        <p className="noprint">{t('life-events.list.noScript')}</p>
      </noscript>
      <ol className="checklist">
        {event.steps.map((step) => (
          <Step key={step.id} step={step} listed={listed.find((one) => one.step === step)} props={props} />
        ))}
      </ol>
      <p>{t('life-events.list.note')}</p>
      <p className="noprint">{t('life-events.list.print')}</p>
      <p className="noprint">
        <button className="btn line" type="button" data-print hidden>
          {t('life-events.list.print-button')}
        </button>
      </p>
      <p className="noprint">
        <button className="btn line" form={FORM} name="do" value="restart">
          {t('life-events.list.restart')}
        </button>
      </p>
    </div>
  )
}
