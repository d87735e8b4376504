import { dayText } from '../../schema/dates.ts'
import { reasonsFor } from '../../schema/eligibility/explain.ts'
import { worthShowing, type Evaluation } from '../../schema/eligibility/evaluate.ts'
import { householdJourney } from '../../schema/eligibility/household.ts'
import type { Numbered } from '../../schema/eligibility/round.ts'
import { groups } from '../check/verdicts.ts'
import { Amount, Days, Rows, sides } from '../check/verdict-parts.tsx'
import { answerText } from '../check/model.ts'
import { Cites } from '../cites.tsx'
import { Glyph, Joints } from '../parts.tsx'
import { openLabels, type HelperPageProps, type HelperProps } from './model.ts'
import { shortReasons } from './Result.tsx'

const MOST_OPEN = 8

const Found = (props: HelperPageProps & { evaluation: Evaluation }) => {
  const { evaluation, journey, data, t } = props
  const programme = data.programmes.find(({ id }) => id === evaluation.programme)
  if (programme === undefined) throw new Error(`not offered: ${evaluation.programme}`)
  const reasons = reasonsFor(props.told, journey.prepared, journey.context, evaluation)
  const tells = evaluation.verdict !== 'not_met' && programme.bring !== ''
  return (
    <li>
      <p>
        <b>
          <Joints text={programme.name} />
        </b>
      </p>
      <Amount evaluation={evaluation} t={t} />
      <p>{shortReasons(props, evaluation).join('')}</p>
      {evaluation.verdict === 'ask' ? null : (
        <Cites cites={reasons.flatMap(({ cite }) => cite)} t={t} base={props.base} />
      )}
      <Days evaluation={evaluation} t={t} />
      <Rows rows={sides(props, evaluation)} />
      {tells ? (
        <p className="bring">
          <b>{t('check.result.bring')}</b>
          {`　${programme.bring}　`}
          <b>{t('check.result.where')}</b>
          {`　${programme.where}`}
        </p>
      ) : null}
    </li>
  )
}

/** One household on one sheet of A4: what it may get, what to bring and where to go, and what was answered. */
export const Sheet = (props: HelperProps & { household: Numbered }) => {
  const { data, household, on, t } = props
  const found = householdJourney(data, household, on)
  if (!found.ok) return null
  const journey = found.value
  const shown = worthShowing(journey.prepared, journey.evaluations)
  const open = openLabels(journey, MOST_OPEN, t)
  return (
    <article className="paper">
      <header>
        <h1>{t('helper.sheet.heading')}</h1>
        <p>
          {props.scripted ? <b>{t('helper.number', { number: household.number })}</b> : null}{' '}
          {household.label}　{dayText(on)}
        </p>
      </header>
      <p>{t('helper.sheet.note')}</p>
      {groups.map(({ verdict, words, glyph }) => {
        const entries = shown.filter((evaluation) => evaluation.verdict === verdict)
        if (entries.length === 0) return null
        return (
          <section key={verdict} className={verdict}>
            <h2 className="mark">
              <Glyph kind={glyph} />
              {t(words)}
            </h2>
            {verdict === 'not_met' ? <p>{t('check.result.stillAll')}</p> : null}
            <ul>
              {entries.map((evaluation) => (
                <Found {...props} key={evaluation.programme} journey={journey} evaluation={evaluation} />
              ))}
            </ul>
          </section>
        )
      })}
      {open === '' ? null : <p>{t('helper.sheet.open', { labels: open })}</p>}
      <section>
        <h2>{t('helper.sheet.filled')}</h2>
        <dl>
          {journey.answered.map(({ question, raw }) => (
            <div key={question.fact}>
              <dt>{question.label}</dt>
              <dd>{answerText(question, raw, t)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className="source">{t('helper.sheet.source', { day: dayText(on) })}</p>
    </article>
  )
}
