import type { Question } from '../../schema/eligibility/check-data.ts'
import { NONE_ANSWER, UNKNOWN_ANSWER, type RawAnswer } from '../../schema/eligibility/answer.ts'
import type { Words } from '../words.ts'
import { inputId } from './model.ts'

type Choice = { value: string; label: string; hint?: string }

const choicesOf = (question: Question, t: Words): Choice[] => {
  if (question.input === 'yes-no')
    return [
      { value: 'yes', label: question.yes ?? t('check.question.yes') },
      { value: 'no', label: question.no ?? t('check.question.no') },
    ]
  const none = question.none === undefined ? [] : [{ value: NONE_ANSWER, label: question.none }]
  return [...(question.options ?? []), ...none]
}

const Choices = (props: { question: Question; raw: RawAnswer; t: Words; describedBy: string }) => {
  const { question, raw, t } = props
  const many = question.input === 'many'
  const chosen = many ? raw.split(',') : [raw]
  return (
    <div aria-describedby={props.describedBy || undefined}>
      {choicesOf(question, t).map((choice, at) => (
        <label className="choice" key={choice.value}>
          <input
            id={at === 0 ? inputId(question) : undefined}
            type={many ? 'checkbox' : 'radio'}
            name="v"
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint === undefined ? null : <small className="under">{choice.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}

/** The field of one question. What was written before, right or wrong, stands in it again. */
export const AnswerInput = (props: {
  question: Question
  raw: RawAnswer
  t: Words
  wrong: boolean
  describedBy: string
}) => {
  const { question, wrong } = props
  const raw = props.raw === UNKNOWN_ANSWER ? '' : props.raw
  if (question.input === 'one' || question.input === 'many' || question.input === 'yes-no')
    return <Choices {...props} raw={raw} />
  return (
    <div className="unit">
      <input
        className="in"
        id={inputId(question)}
        name="v"
        type="text"
        inputMode={question.input === 'date' ? undefined : question.input === 'yuan' ? 'decimal' : 'numeric'}
        autoComplete={question.fact === 'self.birthDate' ? 'bday' : 'off'}
        maxLength={40}
        defaultValue={raw}
        aria-describedby={props.describedBy || undefined}
        aria-invalid={wrong || undefined}
      />
      {question.unit === undefined ? null : <span>{question.unit}</span>}
    </div>
  )
}
