import { changeFor, reasonsFor, remarksFor } from '../../schema/eligibility/explain.ts'
import { worthShowing, type Evaluation } from '../../schema/eligibility/evaluate.ts'
import { groups, headline } from '../check/verdicts.ts'
import { Amount, Days, missingLabels, Rows, sides } from '../check/verdict-parts.tsx'
import { inputId } from '../check/model.ts'
import { Glyph, Joints } from '../parts.tsx'
import { RESULT_ID, type HelperPageProps } from './model.ts'

/** As many links as fit beside a form. */
const MOST_NEXT = 4
const MOST_MISSING = 3

/** Why, in as few words as the content has: what decided it, what to know, what is still open. */
export const shortReasons = (
  props: Pick<HelperPageProps, 'data' | 'told' | 'journey' | 't'>,
  evaluation: Evaluation,
): string[] => {
  const { journey, t } = props
  const { prepared, context } = journey
  const missing = missingLabels(props, evaluation)
  // Of an answer that is still missing the reasons could only say that it is missing.
  if (evaluation.verdict === 'ask' && missing.length > 0) {
    const some = missing.slice(0, MOST_MISSING).join(t('check.cite.join'))
    const labels =
      missing.length <= MOST_MISSING ? some : t('helper.sheet.more', { labels: some, count: missing.length })
    return [t('check.result.missing', { labels })]
  }
  const told = reasonsFor(props.told, prepared, context, evaluation).filter(
    ({ came, said }) => said || (came === 'no' && evaluation.verdict === 'not_met'),
  )
  const change = changeFor(props.told, prepared, context, evaluation)
  return [
    ...told.map(({ text }) => text),
    ...(change === undefined ? [] : [t('check.result.turn', { change })]),
    ...remarksFor(props.told, prepared, context, evaluation).map(({ text }) => text),
  ]
}

const Found = (props: HelperPageProps & { evaluation: Evaluation }) => {
  const { evaluation, data, t, base } = props
  const programme = data.programmes.find(({ id }) => id === evaluation.programme)
  if (programme === undefined) throw new Error(`not offered: ${evaluation.programme}`)
  const { name, bring, where, service } = programme
  return (
    <li className="stack tight">
      <h4>
        <Joints text={name} />
      </h4>
      <Amount evaluation={evaluation} t={t} />
      {shortReasons(props, evaluation).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Days evaluation={evaluation} t={t} />
      <Rows rows={sides(props, evaluation)} />
      {evaluation.verdict === 'not_met' || evaluation.missing.length > 0 || bring === '' ? null : (
        <details>
          <summary>
            {t('helper.result.details')}
            <span className="vh">{t('check.result.moreOf', { name: name.replaceAll('\u200b', '') })}</span>
          </summary>
          <div className="stack tight">
            <p>{bring}</p>
            <p>{where}</p>
            {service === null ? null : (
              <p>
                <a href={`${base}services/${service}/`}>
                  {t('helper.result.page', { name: name.replaceAll('\u200b', '') })}
                </a>
              </p>
            )}
          </div>
        </details>
      )}
    </li>
  )
}

const StillOpen = ({ journey, t }: HelperPageProps) => {
  const count = journey.open.length
  if (count === 0) return null
  return (
    <p>
      {t('helper.result.first')}
      {journey.open.slice(0, MOST_NEXT).map((question, at) => (
        <span key={question.fact}>
          {at === 0 ? null : t('check.cite.join')}
          <a href={`#${inputId(question)}`}>{question.label}</a>
        </span>
      ))}
      {t('helper.result.rest', { count })}
    </p>
  )
}

/** What the answers come to, beside the form on a wide screen and below it on a narrow one. */
export const Result = (props: HelperPageProps) => {
  const { journey, faults, scripted, t } = props
  // Before anything is filled in there is nothing to say of each programme but that nothing is known.
  const shown = journey.answered.length === 0 ? [] : worthShowing(journey.prepared, journey.evaluations)
  const { heading, lead } = headline(shown, t)
  // Without scripts an address that ends in #result would keep the summary of faults from taking the focus.
  const id = scripted || faults.length === 0 ? RESULT_ID : undefined
  return (
    <section className="topped stack tight" id={id} aria-labelledby="result-heading">
      <h2 id="result-heading" tabIndex={-1}>
        {shown.length === 0 ? t('helper.result.label') : <Joints text={heading} />}
      </h2>
      {shown.length === 0 ? (
        <p>{t(journey.evaluations.length === 0 ? 'helper.result.none' : 'helper.result.blank')}</p>
      ) : (
        <>
          {lead === '' ? null : <p>{t('check.result.lead', { parts: lead })}</p>}
          <StillOpen {...props} />
          <p className="quiet">{t('helper.result.note')}</p>
        </>
      )}
      {groups.map(({ verdict, words, glyph }) => {
        const entries = shown.filter((evaluation) => evaluation.verdict === verdict)
        if (entries.length === 0) return null
        return (
          <div className="stack tight" key={verdict}>
            <h3 className="mark">
              <Glyph kind={glyph} />
              {t(words)}
            </h3>
            {verdict === 'not_met' ? <p>{t('check.result.stillAll')}</p> : null}
            <ul className="found">
              {entries.map((evaluation) => (
                <Found {...props} key={evaluation.programme} evaluation={evaluation} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
