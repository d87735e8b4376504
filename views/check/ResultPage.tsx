import { dayText } from '../../schema/dates.ts'
import { Glyph, Inline, Joints } from '../parts.tsx'
import { CheckForm } from './CheckForm.tsx'
import { Filled } from './Filled.tsx'
import { AlsoWorth, Details } from './Onward.tsx'
import type { ResultProps } from './model.ts'
import { worthShowing } from '../../schema/eligibility/evaluate.ts'
import { groups, headline } from './verdicts.ts'
import { BriefCard, VerdictCard } from './VerdictCard.tsx'

export const ResultPage = (props: ResultProps) => {
  const { journey, t, scripted } = props
  const shown = worthShowing(journey.prepared, journey.evaluations)
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
