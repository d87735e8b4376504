import { memo } from 'react'
import { filledIn, type Numbered } from '../../schema/eligibility/round.ts'
import type { Words } from '../words.ts'
import { FORM_ID, type HelperProps } from './model.ts'

/** A finished household does not change while another is typed, so its line is drawn once. */
const Line = memo(({ household, open, t }: { household: Numbered; open: boolean; t: Words }) => {
  const { number, label, answers } = household
  const name = t('helper.number', { number })
  return (
    <li>
      <span>
        <b>{name}</b> {label}
        <small>{t('helper.list.filled', { count: answers.length })}</small>
      </span>
      {open ? (
        <span>{t('helper.list.now')}</span>
      ) : (
        <span className="row">
          <button className="link" type="button" data-open={number}>
            {t('helper.list.open')}
            <span className="vh">{name}</span>
          </button>
          <button className="link" type="button" data-remove={number}>
            {t('helper.list.remove')}
            <span className="vh">{name}</span>
          </button>
        </span>
      )}
    </li>
  )
})

/** What one does when a household is done. A page without scripts is printed with the browser's own means. */
export const Actions = ({ scripted, t }: HelperProps) => (
  <div className="row acts">
    <button
      className="btn line"
      form={FORM_ID}
      name="do"
      value="next"
      aria-keyshortcuts={scripted ? 'Alt+N' : undefined}
    >
      {t('helper.next')}
      {scripted ? <kbd>{t('helper.key')}</kbd> : null}
    </button>
    {scripted ? (
      <button className="btn line" type="button" data-print="open">
        {t('helper.print')}
      </button>
    ) : null}
  </div>
)

/** The households of this window, to be opened again and printed. Only where a script can keep them. */
export const Households = ({ round, base, t }: HelperProps) => {
  const households = filledIn(round)
  return (
    <section className="topped stack tight" aria-labelledby="households">
      <h2 id="households" tabIndex={-1}>
        {t('helper.list.heading')}
      </h2>
      <ul className="found">
        {households.map((household) => (
          <Line
            key={household.number}
            household={household}
            open={household.number === round.open.number}
            t={t}
          />
        ))}
      </ul>
      {households.length < 2 ? null : (
        <p>
          <button className="btn line wide" type="button" data-print="all">
            {t('helper.list.printAll')}
          </button>
        </p>
      )}
      <p>
        <a className="go" href={`${base}clear/`}>
          {t('helper.list.clear')}
        </a>
      </p>
    </section>
  )
}
