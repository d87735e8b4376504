import type { Question } from '../../schema/eligibility/check-data.ts'
import { BackGlyph, ErrorGlyph, Joints } from '../parts.tsx'
import { AnswerInput } from './AnswerInput.tsx'
import { CheckForm } from './CheckForm.tsx'
import { Filled } from './Filled.tsx'
import { inputId, type PageProps } from './model.ts'
import { More } from './More.tsx'

const Problems = ({ id, text, t }: { id: string; text: string; t: PageProps['t'] }) => (
  <div className="problems stack tight" role="alert" tabIndex={-1} aria-labelledby="problems-title">
    <h2 id="problems-title">{t('check.problems.heading')}</h2>
    <ul>
      <li>
        <a href={`#${id}`}>{text}</a>
      </li>
    </ul>
  </div>
)

/** An honest bound. A long one is said as what is usual, since most answers make many questions needless. */
const MANY_QUESTIONS = 9
const leftWords = (left: number, t: PageProps['t']): string =>
  left === 0
    ? t('check.question.last')
    : left > MANY_QUESTIONS
      ? t('check.question.usual')
      : t('check.question.left', { left })

/** One question a page; "说不清" is as large as "下一题". */
export const QuestionPage = (props: PageProps & { question: Question }) => {
  const { question, journey, state, t, elder } = props
  const { fault } = state
  const id = inputId(question)
  const grouped = question.input === 'one' || question.input === 'many' || question.input === 'yes-no'
  const number = state.answers.findIndex(([fact]) => fact === question.fact)
  const raw = fault?.raw ?? state.answers.find(([fact]) => fact === question.fact)?.[1] ?? ''
  const faultText = fault === undefined ? undefined : t(`check.problems.${fault.code}`, fault.params)
  const describedBy = [question.hint ? 'hint' : '', faultText ? 'fault' : ''].filter(Boolean).join(' ')
  const heading = <Joints text={elder ? question.elder : question.ask} />
  const over = (
    <p className="over">
      {t('check.question.number', { number: (number < 0 ? state.answers.length : number) + 1 })}
      {elder ? null : (
        <>
          {'　'}
          {leftWords(journey.leftAtMost, t)}
        </>
      )}
    </p>
  )
  const hint =
    question.hint === undefined ? null : (
      <p className="hint" id="hint">
        {question.hint}
      </p>
    )
  const field = (
    <div className={`stack tight${faultText ? ' wrong' : ''}`}>
      {faultText === undefined ? null : (
        <p className="error" id="fault">
          <ErrorGlyph />
          <span>
            <span className="vh">{t('check.problems.prefix')}</span>
            {faultText}
          </span>
        </p>
      )}
      <AnswerInput
        question={question}
        raw={raw}
        t={t}
        wrong={faultText !== undefined}
        describedBy={describedBy}
      />
    </div>
  )
  return (
    <div className="page-s stack">
      {faultText === undefined ? null : <Problems id={id} text={faultText} t={t} />}
      <CheckForm {...props} question={question.fact} key={question.fact}>
        {grouped ? (
          <fieldset className="stack">
            <legend>
              {over}
              <h1 tabIndex={-1}>{heading}</h1>
            </legend>
            {hint}
            {field}
          </fieldset>
        ) : (
          <>
            <div>
              {over}
              <h1 tabIndex={-1}>
                <label htmlFor={id}>{heading}</label>
              </h1>
            </div>
            {hint}
            {field}
          </>
        )}
        {question.more === undefined || elder ? null : <More more={question.more} t={t} base={props.base} />}
        <div className="row">
          <button className="btn" name="do" value="answer">
            {t('check.question.next')}
          </button>
          <button className="btn line" name="do" value="unknown">
            {t('check.question.unknown')}
          </button>
        </div>
        <p>
          <button className="link" name="do" value="back">
            <BackGlyph />
            {t(
              state.answers.length === 0
                ? 'check.question.backToStart'
                : elder
                  ? 'check.question.backElder'
                  : 'check.question.back',
            )}
          </button>
        </p>
      </CheckForm>
      {elder ? null : <Filled {...props} heading={t('check.filled.heading')} />}
    </div>
  )
}
