import type { ReactNode } from 'react'
import { stepsFor, type ListedStep } from '../../schema/life-events/checklist.ts'
import { BackGlyph, Joints } from '../parts.tsx'
import { addressOf, type ChecklistProps } from './model.ts'
import { StepFacts } from './StepFacts.tsx'
import { Tick } from './Tick.tsx'

/** A number stays with what it counts. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

/** The one form of a screen. All that was answered and ticked on other screens travels along, hidden. */
const Screen = (
  props: ChecklistProps & {
    /** Fields that this screen asks for itself. */ own: readonly string[]
    children: ReactNode
  },
) => {
  const { event, state, t } = props
  return (
    <div className="stack" data-checklist={event.id}>
      <form className="stack" method="post" action={addressOf(props)}>
        <input type="hidden" name="at" value={state.at} />
        {event.questions.map(({ id }) => {
          const value = state.answers[id]
          return value === undefined || props.own.includes(id) ? null : (
            <input type="hidden" name={`a.${id}`} value={value} key={id} />
          )
        })}
        {state.done
          .filter((id) => !props.own.includes(id))
          .map((id) => (
            <input type="hidden" name="done" value={id} key={id} />
          ))}
        {props.children}
        {state.at === 0 ? null : (
          <p>
            <button className="link" name="do" value="back">
              <BackGlyph />
              {t('life-events.elder.back')}
            </button>
          </p>
        )}
        {/* After the other buttons of that name: whoever presses one of them is heard first. */}
        <input type="hidden" name="do" value="next" />
      </form>
    </div>
  )
}

const Question = (props: ChecklistProps) => {
  const { event, state, t } = props
  const question = event.questions[state.at]
  if (question === undefined) return null
  const options = [...question.options, { value: '', label: t('life-events.form.unknown') }]
  return (
    <Screen {...props} own={[question.id]}>
      <p className="over">
        {unbroken(
          t('life-events.elder.question', {
            title: event.title,
            number: state.at + 1,
            count: event.questions.length,
          }),
        )}
      </p>
      <h1 tabIndex={-1}>
        <Joints text={question.ask} />
      </h1>
      {options.map(({ value, label }) => (
        <button className="btn line" name={`a.${question.id}`} value={value} key={value}>
          {label}
        </button>
      ))}
    </Screen>
  )
}

const Step = (props: ChecklistProps & { steps: readonly ListedStep[]; number: number }) => {
  const { event, state, t, base, steps, number } = props
  const listed = steps[number]
  if (listed === undefined) return null
  const { step, sure } = listed
  const last = number === steps.length - 1
  return (
    <Screen {...props} own={[step.id]}>
      <p className="over">
        {unbroken(
          t('life-events.elder.step', { title: event.title, number: number + 1, count: steps.length }),
        )}
      </p>
      <h1 tabIndex={-1}>
        <Joints text={step.title} />
      </h1>
      <StepFacts step={step} sure={sure} t={t} base={base} />
      <Tick id={step.id} state={state} className="choice">
        {t('life-events.elder.done')}
      </Tick>
      <p>
        <button className="btn big" name="do" value="next">
          {t(last ? 'life-events.elder.last' : 'life-events.elder.next')}
        </button>
      </p>
    </Screen>
  )
}

const End = (props: ChecklistProps & { steps: readonly ListedStep[] }) => {
  const { state, t, base, steps } = props
  return (
    <Screen {...props} own={steps.map(({ step }) => step.id)}>
      <h1 tabIndex={-1}>{t('life-events.elder.end')}</h1>
      <p>{t('life-events.list.note')}</p>
      <div>
        {steps.map(({ step }) => (
          <Tick id={step.id} state={state} className="choice" key={step.id}>
            <Joints text={step.title} />
          </Tick>
        ))}
      </div>
      <p>
        <a className="btn big" href={base}>
          {t('life-events.elder.home')}
        </a>
      </p>
      <p>
        <button className="btn line" name="do" value="restart">
          {t('life-events.list.restart')}
        </button>
      </p>
    </Screen>
  )
}

/** 长辈版: one thing a screen. First the questions, then each step that remains, then all of them to look back on. */
export const ElderScreen = (props: ChecklistProps) => {
  const { event, state } = props
  const steps = stepsFor(event, state.answers)
  const number = state.at - event.questions.length
  if (number < 0) return <Question {...props} />
  return number < steps.length ? (
    <Step {...props} steps={steps} number={number} />
  ) : (
    <End {...props} steps={steps} />
  )
}
