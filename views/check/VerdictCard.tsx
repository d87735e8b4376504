import type { Evaluation } from '../../schema/eligibility/evaluate.ts'
import { changeFor, reasonsFor, remarksFor } from '../../schema/eligibility/explain.ts'
import type { OfferedProgramme } from '../../schema/eligibility/check-data.ts'
import { Cites } from '../cites.tsx'
import { Joints } from '../parts.tsx'
import type { PageProps, ResultProps } from './model.ts'
import { Amount, Days, missingLabels, plainName, Rows, sides } from './verdict-parts.tsx'

const Actions = (props: PageProps & { offer: OfferedProgramme; first: boolean }) => {
  const { offer, first, t, base } = props
  const page = offer.service === null ? undefined : `${base}services/${offer.service}/`
  const one = offer.next === 'booking' ? offer.appointment : offer.request
  const next =
    offer.next === undefined ? undefined : `${base}${offer.next}/${one === undefined ? '' : `${one}/`}`
  const of = <span className="vh">{t('check.result.moreOf', { name: plainName(offer.name) })}</span>
  if (page === undefined && next === undefined) return null
  return (
    <p className="noprint row">
      {page === undefined ? null : (
        <a className={first ? 'btn' : 'go'} href={page}>
          {t('check.result.more')}
          {of}
        </a>
      )}
      {next === undefined ? null : (
        <a className={first && page === undefined ? 'btn' : 'go'} href={next}>
          {t(`check.result.next.${offer.next ?? 'report'}`)}
          {of}
        </a>
      )}
    </p>
  )
}

/** What is probably not met, in brief: why, by which law, what would turn it, and where to read on. */
export const BriefCard = (props: ResultProps & { evaluation: Evaluation }) => {
  const { evaluation, journey, data, told, t, base } = props
  const offer = data.programmes.find(({ id }) => id === evaluation.programme)
  if (offer === undefined) throw new Error(`not offered: ${evaluation.programme}`)
  const reasons = reasonsFor(told, journey.prepared, journey.context, evaluation)
  const change = changeFor(told, journey.prepared, journey.context, evaluation)
  const name = <Joints text={offer.name} />
  return (
    <article className="verdict brief">
      <h3>{offer.service === null ? name : <a href={`${base}services/${offer.service}/`}>{name}</a>}</h3>
      {reasons.map(({ condition, text }) => (
        <p key={condition}>{text}</p>
      ))}
      {change === undefined ? null : <p>{t('check.result.turn', { change })}</p>}
      <Days {...props} />
      <Cites cites={reasons.flatMap(({ cite }) => cite)} t={t} base={base} />
    </article>
  )
}

/** One programme's answer: verdict, amount, why, by which law, what is open, what to bring, where, and what to do next. */
export const VerdictCard = (props: ResultProps & { evaluation: Evaluation; first: boolean }) => {
  const { evaluation, journey, data, told, t, base } = props
  const offer = data.programmes.find(({ id }) => id === evaluation.programme)
  if (offer === undefined) throw new Error(`not offered: ${evaluation.programme}`)
  const reasons = reasonsFor(told, journey.prepared, journey.context, evaluation)
  // A condition that is met and has nothing of its own to say would only make the list longer, unless none has.
  const worth = reasons.filter(({ came, said }) => came !== 'yes' || said)
  const shown = worth.length > 0 ? worth : reasons
  const remarks = remarksFor(told, journey.prepared, journey.context, evaluation)
  const missing = missingLabels(props, evaluation)
  const choice = sides(props, evaluation)
  return (
    <article className="verdict stack">
      <h3>
        <Joints text={offer.name} />
      </h3>
      <Amount evaluation={evaluation} t={t} />
      <ul className="dots">
        {shown.map((reason) => (
          <li key={reason.condition}>{reason.text}</li>
        ))}
        {missing.length === 0 ? null : <li>{t('check.result.missing', { labels: missing.join('、') })}</li>}
        {remarks.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Days {...props} />
      {choice.length === 0 ? null : (
        <>
          <p>
            <b>{t('check.result.chooseTitle')}</b>
          </p>
          <Rows rows={choice} />
        </>
      )}
      {props.elder || offer.bring.length === 0 ? null : (
        <Rows
          rows={[
            { name: t('check.result.bring'), value: offer.bring },
            { name: t('check.result.where'), value: offer.where },
          ]}
        />
      )}
      <Cites cites={[...reasons, ...remarks].flatMap(({ cite }) => cite)} t={t} base={base} />
      <Actions {...props} offer={offer} />
    </article>
  )
}
