import type { Question } from '../../schema/eligibility/check-data.ts'
import type { AnswerFault } from '../../schema/eligibility/household.ts'
import type { RawAnswer } from '../../schema/eligibility/answer.ts'
import { AnswerInput } from '../check/AnswerInput.tsx'
import { inputId } from '../check/model.ts'
import { More } from '../check/More.tsx'
import { ErrorGlyph, Joints } from '../parts.tsx'
import type { Words } from '../words.ts'
import { faultText } from './model.ts'

/** One question among many: what is asked, whether it is still open, the field, and what is wrong with it. */
export const QuestionRow = (props: {
  question: Question
  raw: RawAnswer | undefined
  fault: AnswerFault | undefined
  t: Words
  base: string
}) => {
  const { question, raw, fault, t } = props
  const id = inputId(question)
  const grouped = question.input === 'one' || question.input === 'many' || question.input === 'yes-no'
  const [hintId, faultId] = [`hint-${id}`, `fault-${id}`]
  const described = [question.hint === undefined ? '' : hintId, fault === undefined ? '' : faultId]
  const describedBy = described.filter((one) => one !== '').join(' ')
  const asked = (
    <>
      <span className={raw === undefined ? 'dot' : 'dot done'}>
        <span className="vh">{t(raw === undefined ? 'helper.question.open' : 'helper.question.done')}</span>
      </span>
      <Joints text={question.ask} />
    </>
  )
  const rest = (
    <>
      {question.hint === undefined ? null : (
        <p className="hint" id={hintId}>
          {question.hint}
        </p>
      )}
      {question.more === undefined ? null : <More more={question.more} t={t} base={props.base} />}
      <div className="entry stack tight">
        {fault === undefined ? null : (
          <p className="error" id={faultId}>
            <ErrorGlyph />
            <span>
              <span className="vh">{t('check.problems.prefix')}</span>
              {faultText(fault, t)}
            </span>
          </p>
        )}
        <AnswerInput
          question={question}
          raw={raw ?? ''}
          t={t}
          name={`a.${question.fact}`}
          unknown
          wrong={fault !== undefined}
          describedBy={describedBy}
        />
      </div>
    </>
  )
  const className = `q stack tight${fault === undefined ? '' : ' wrong'}`
  return grouped ? (
    <fieldset className={className} data-fact={question.fact}>
      <legend>{asked}</legend>
      {rest}
    </fieldset>
  ) : (
    <div className={className} data-fact={question.fact}>
      <label htmlFor={id}>{asked}</label>
      {rest}
    </div>
  )
}
