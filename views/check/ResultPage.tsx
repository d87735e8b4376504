import { dayText } from '../../schema/dates.ts'
import type { Evaluation } from '../../schema/eligibility/evaluate.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import { Glyph, Inline, Joints } from '../parts.tsx'
import { CheckForm } from './CheckForm.tsx'
import { Filled } from './Filled.tsx'
import { AlsoWorth, Details } from './Onward.tsx'
import type { PageProps } from './model.ts'
import { BriefCard, VerdictCard } from './VerdictCard.tsx'

const groups = [
  { verdict: 'likely', words: 'check.result.likely', glyph: 'full' },
  { verdict: 'auto', words: 'check.result.auto', glyph: 'full' },
  { verdict: 'choose', words: 'check.result.choose', glyph: 'half' },
  { verdict: 'ask', words: 'check.result.ask', glyph: 'half' },
  { verdict: 'not_met', words: 'check.result.notMet', glyph: 'empty' },
] as const satisfies { verdict: Verdict; words: string; glyph: 'full' | 'half' | 'empty' }[]

/** Sister programmes (city, country) of which the answers chose the other one say nothing new. */
const worthShowing = (all: Evaluation[]): Evaluation[] => {
  const shown = all.filter(
    ({ because }) => !because.some(({ condition, came }) => condition.selects === true && came === 'no'),
  )
  return shown.length > 0 ? shown : all
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
              {verdict === 'not_met' ? (
                <p>
                  <b>{t('check.result.stillAll')}</b>
                </p>
              ) : null}
              {entries.map((evaluation) =>
                verdict === 'not_met' ? (
                  <BriefCard {...props} key={evaluation.programme} evaluation={evaluation} />
                ) : (
                  <VerdictCard
                    {...props}
                    key={evaluation.programme}
                    evaluation={evaluation}
                    first={evaluation === best}
                  />
                ),
              )}
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
        <Details {...props} />
        <Filled {...props} heading={t('check.filled.headingResult')} close />
        <p className="quiet">{t('check.result.on', { day: dayText(journey.prepared.on) })}</p>
        <CheckForm {...props} state={{ programmes: [], answers: [] }} className="noprint">
          <p>
            <button className="link" name="do" value="restart">
              {t('check.filled.again')}
            </button>
          </p>
        </CheckForm>
        <AlsoWorth {...props} />
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
