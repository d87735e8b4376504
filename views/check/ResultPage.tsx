import { dayText } from '../../schema/dates.ts'
import { yuanText } from '../../schema/money.ts'
import type { Evaluation } from '../../schema/eligibility/evaluate.ts'
import { reasonsFor, remarksFor, worthShowing } from '../../schema/eligibility/explain.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import { Cites } from '../cites.tsx'
import { Glyph, Inline, Joints } from '../parts.tsx'
import { CheckForm } from './CheckForm.tsx'
import { Filled } from './Filled.tsx'
import type { PageProps } from './model.ts'

const groups = [
  { verdict: 'likely', words: 'check.result.likely', glyph: 'full' },
  { verdict: 'auto', words: 'check.result.auto', glyph: 'full' },
  { verdict: 'choose', words: 'check.result.choose', glyph: 'half' },
  { verdict: 'ask', words: 'check.result.ask', glyph: 'half' },
  { verdict: 'not_met', words: 'check.result.notMet', glyph: 'empty' },
] as const satisfies { verdict: Verdict; words: string; glyph: 'full' | 'half' | 'empty' }[]

const Amount = ({ evaluation, t }: { evaluation: Evaluation; t: PageProps['t'] }) => {
  const { amount } = evaluation
  if (amount === undefined) return null
  return (
    <p className="amount">
      {t('check.result.about')} <b>{yuanText(amount.fen)}</b>{' '}
      {t(amount.per === 'month' ? 'check.result.perMonth' : 'check.result.once')}
      <small>{t('check.result.basis', { basis: amount.basis })}</small>
    </p>
  )
}

const missingLabels = (props: PageProps, evaluation: Evaluation): string[] => {
  const labels = evaluation.missing.map(
    (fact) => props.data.questions.find((one) => one.fact === fact || one.fact === `self.${fact}`)?.label,
  )
  return [...new Set(labels.filter((label) => label !== undefined))]
}

const VerdictCard = (props: PageProps & { evaluation: Evaluation; first: boolean }) => {
  const { evaluation, journey, data, t, base } = props
  const offer = data.programmes.find(({ id }) => id === evaluation.programme)
  if (offer === undefined) throw new Error(`not offered: ${evaluation.programme}`)
  const reasons = reasonsFor(data.book, journey.prepared, journey.context, evaluation)
  // A condition that is met and has nothing of its own to say would only make the list longer.
  const told = reasons.filter(({ came, said }) => came !== 'yes' || said)
  const remarks = remarksFor(data.book, journey.prepared, journey.context, evaluation)
  const missing = missingLabels(props, evaluation)
  const href = offer.service === null ? undefined : `${base}services/${offer.service}/`
  return (
    <article className="verdict stack">
      <h3>
        <Joints text={offer.name} />
      </h3>
      <Amount evaluation={evaluation} t={t} />
      <ul className="dots">
        {told.map((reason) => (
          <li key={reason.condition}>{reason.text}</li>
        ))}
        {missing.length === 0 ? null : <li>{t('check.result.missing', { labels: missing.join('、') })}</li>}
        {remarks.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
        {evaluation.verdict === 'not_met' ? (
          <li>
            <b>{t('check.result.still')}</b>
          </li>
        ) : null}
      </ul>
      {evaluation.verdict === 'not_met' || props.elder || offer.bring.length === 0 ? null : (
        <dl className="ledger facts">
          <div>
            <dt>{t('check.result.bring')}</dt>
            <dd>{offer.bring}</dd>
          </div>
          <div>
            <dt>{t('check.result.where')}</dt>
            <dd>{offer.where}</dd>
          </div>
        </dl>
      )}
      <Cites cites={[...reasons, ...remarks].flatMap(({ cite }) => cite)} t={t} base={base} />
      {href === undefined ? null : (
        <p className="noprint">
          <a className={props.first ? 'btn' : 'go'} href={href}>
            {t('check.result.more')}
            <span className="vh">
              {t('check.result.moreOf', { name: offer.name.replaceAll('\u200b', '') })}
            </span>
          </a>
        </p>
      )}
    </article>
  )
}

const headline = (shown: Evaluation[], t: PageProps['t']): { heading: string; lead: string } => {
  const count = (...wanted: Verdict[]): number =>
    shown.filter(({ verdict }) => wanted.includes(verdict)).length
  const likely = count('likely', 'auto')
  const parts = [
    count('choose') > 0 ? t('check.result.leadChoose', { count: count('choose') }) : '',
    count('ask') > 0 ? t('check.result.leadAsk', { count: count('ask') }) : '',
    count('not_met') > 0 ? t('check.result.leadNot', { count: count('not_met') }) : '',
  ].filter((part) => part !== '')
  const heading =
    likely > 0
      ? t('check.result.likelyCount', { count: likely })
      : t(count('ask', 'choose') > 0 ? 'check.result.noneLikely' : 'check.result.noneAtAll')
  return { heading, lead: parts.join(t('check.result.leadJoin')) }
}

export const ResultPage = (props: PageProps) => {
  const { journey, t, scripted } = props
  const shown = worthShowing(journey.evaluations)
  const { heading, lead } = headline(shown, t)
  const best = shown.find(({ verdict }) => verdict === 'likely' || verdict === 'choose' || verdict === 'ask')
  return (
    <div className="cols">
      <div className="stack">
        <h1 tabIndex={-1}>
          <Joints text={heading} />
        </h1>
        {lead === '' ? null : <p className="lead">{t('check.result.lead', { parts: lead })}</p>}
        <p className="note">
          <Inline text={t('check.result.note')} />
        </p>
        {groups.map(({ verdict, words, glyph }) => {
          const entries = shown.filter((evaluation) => evaluation.verdict === verdict)
          if (entries.length === 0) return null
          return (
            <section className="gap stack" key={verdict} aria-labelledby={`group-${verdict}`}>
              <h2 className="mark" id={`group-${verdict}`}>
                <Glyph kind={glyph} />
                {t(words)}
              </h2>
              {entries.map((evaluation) => (
                <VerdictCard
                  {...props}
                  key={evaluation.programme}
                  evaluation={evaluation}
                  first={evaluation === best}
                />
              ))}
            </section>
          )
        })}
      </div>
      <aside className="aside keep stack">
        <div className="topped stack tight noprint">
          <h2>{t('check.result.take')}</h2>
          {scripted ? (
            <p>
              <button className="btn line full" type="button" data-print>
                {t('check.result.print')}
              </button>
            </p>
          ) : (
            <p className="quiet">{t('check.result.printHint')}</p>
          )}
          <p className="quiet">{t('check.result.printPrivate')}</p>
        </div>
        <Filled {...props} heading={t('check.filled.headingResult')} close />
        <p className="quiet">{t('check.result.on', { day: dayText(journey.prepared.on) })}</p>
        <CheckForm {...props} state={{ programmes: [], answers: [] }} className="noprint">
          <p>
            <button className="link" name="do" value="restart">
              {t('check.filled.again')}
            </button>
          </p>
        </CheckForm>
        <div className="topped stack tight">
          <h2>{t('check.result.notCovered')}</h2>
          <p>{t('check.result.notCoveredText')}</p>
          <p className="noprint">
            <a className="go" href={`${props.base}services/`}>
              {t('check.result.catalogue')}
            </a>
          </p>
        </div>
      </aside>
    </div>
  )
}
