import { CheckForm } from './CheckForm.tsx'
import { answerText, type PageProps } from './model.ts'

/** What was filled in so far, each with a way to change it that keeps the rest. */
export const Filled = (props: PageProps & { heading: string; close?: boolean }) => {
  const { journey, t } = props
  if (journey.answered.length === 0) return null
  return (
    <CheckForm
      {...props}
      className={`${props.close === true ? '' : 'gap-l '}topped stack tight`}
      {...(journey.question ? { question: journey.question.fact } : {})}
    >
      <h2>{props.heading}</h2>
      <dl className="ledger">
        {journey.answered.map(({ question, raw }) => (
          <div key={question.fact}>
            <dt>{question.label}</dt>
            <dd>
              {answerText(question, raw, t)}
              {'　'}
              <button className="link noprint" name="do" value={`change:${question.fact}`}>
                {t('check.filled.change')}
                <span className="vh">{question.label}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet noprint">
        {t(props.scripted ? 'check.filled.private' : 'check.filled.privateNoScript')}
      </p>
    </CheckForm>
  )
}
