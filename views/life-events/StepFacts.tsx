import type { PolicyStep } from '../../schema/policy.ts'
import { Cites } from '../cites.tsx'
import { Inline } from '../parts.tsx'
import type { Words } from '../words.ts'

/** What one step is, who is responsible, what to bring, where, where to go on, and on what it rests. */
export const StepFacts = ({
  step,
  sure,
  t,
  base,
}: {
  step: PolicyStep
  sure: boolean
  t: Words
  base: string
}) => (
  <>
    {step.only === undefined ? null : (
      <p className="quiet" data-if hidden={sure}>
        {t('life-events.step.if', { if: step.only.if })}
      </p>
    )}
    {step.text.map((line) => (
      <p key={line}>
        <Inline text={line} />
      </p>
    ))}
    {step.awaited === undefined ? null : <p>{t('life-events.step.window')}</p>}
    <dl className="ledger facts">
      <div>
        <dt>{t('life-events.step.who')}</dt>
        <dd>{step.who}</dd>
      </div>
      {step.bring === undefined ? null : (
        <div>
          <dt>{t('life-events.step.bring')}</dt>
          <dd>
            {step.bring.map((thing) => (
              <span className="each" key={thing}>
                {thing}
              </span>
            ))}
          </dd>
        </div>
      )}
      {step.where === undefined ? null : (
        <div>
          <dt>{t('life-events.step.where')}</dt>
          <dd>{step.where}</dd>
        </div>
      )}
    </dl>
    {step.link === undefined ? null : (
      <p>
        <a className="go" href={`${base}${step.link.path}`}>
          {t('life-events.step.link', { title: step.link.text })}
        </a>
      </p>
    )}
    <Cites cites={step.cite} t={t} base={base} />
  </>
)
