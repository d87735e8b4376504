import { yuanText } from '../../../schema/money.ts'
import type { Verdict } from '../../../schema/eligibility/rule.ts'
import type { Finding } from '../../../schema/roster/screen.ts'
import { Glyph } from '../../../views/parts.tsx'
import type { Words } from '../../../views/words.ts'
import type { Screened, Told } from './protocol.ts'
import { mayGet, verdictOrder, verdictWord } from './verdicts.ts'

type Props = {
  t: Words
  one: Screened
  names: ReadonlyMap<string, string>
  /** Undefined while the row is closed; empty while its reasons are on the way. */
  told: readonly Told[] | 'closed' | 'waiting'
  onToggle: () => void
}

const glyphOf = (verdict: Verdict): 'full' | 'half' | 'empty' =>
  verdict === 'not_met' ? 'empty' : verdict === 'likely' || verdict === 'auto' ? 'full' : 'half'

const amountText = ({ amount }: Finding, t: Words): string =>
  amount === undefined
    ? ''
    : `${t('check.result.about')} ${yuanText(amount.fen)} ${t(amount.per === 'month' ? 'check.result.perMonth' : 'check.result.once')}`

const Names = ({ findings, names, t }: { findings: readonly Finding[]; names: Props['names']; t: Words }) => (
  <ul>
    {findings.map((finding) => {
      const amount = amountText(finding, t)
      return (
        <li key={finding.programme}>
          {names.get(finding.programme)}
          {finding.verdict === 'choose' ? <small>{t(verdictWord.choose)}</small> : null}
          {finding.verdict === 'auto' ? <small>{t(verdictWord.auto)}</small> : null}
          {amount === '' ? null : <small>{amount}</small>}
        </li>
      )
    })}
  </ul>
)

const Reasons = ({ told, t }: { told: readonly Told[]; t: Words }) => (
  <ul className="reasons">
    {[...told]
      .sort((one, other) => verdictOrder.indexOf(one.verdict) - verdictOrder.indexOf(other.verdict))
      .map(({ programme, name, verdict, amount, reasons, missing, cites }) => (
        <li key={programme} className="stack tight">
          <p className="mark">
            <Glyph kind={glyphOf(verdict)} />
            {t('batch.table.verdictOf', { verdict: t(verdictWord[verdict]), name })}
          </p>
          {amount === undefined ? null : (
            <p>
              {amountText({ programme, verdict, amount }, t)}，
              {t('check.result.basis', { basis: amount.basis })}
            </p>
          )}
          <ul className="dots">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
            {missing.length === 0 ? null : (
              <li>{t('batch.table.missing', { labels: missing.join('、') })}</li>
            )}
            {verdict === 'not_met' ? <li>{t('check.result.still')}</li> : null}
          </ul>
          {cites.length === 0 ? null : (
            <p className="cite">
              <b>{t('check.cite.title')}</b> {cites.join('；')}
            </p>
          )}
        </li>
      ))}
  </ul>
)

/** One household: what it may get, what the window decides, what it probably does not get; and why, when opened. */
export const HouseholdRow = ({ t, one, names, told, onToggle }: Props) => {
  const { at, row, household, name, note, findings } = one
  const who = [name, household].find((part) => part !== '') ?? t('batch.table.nobody', { row })
  const open = told !== 'closed'
  const reasonsId = `reasons-${at}`
  const of = (wanted: (verdict: Verdict) => boolean): Finding[] =>
    findings.filter(({ verdict }) => wanted(verdict))
  return (
    <>
      <tr>
        <td data-l={t('batch.table.row')}>{row}</td>
        <th scope="row">
          {who}
          {household === '' || household === who ? null : (
            <small>{t('batch.table.household', { household })}</small>
          )}
          {note === '' ? null : <small>{note}</small>}
        </th>
        <td data-l={t('batch.table.likely')}>
          <Names findings={of(mayGet)} names={names} t={t} />
        </td>
        <td data-l={t('batch.table.ask')}>
          <Names findings={of((verdict) => verdict === 'ask')} names={names} t={t} />
        </td>
        <td data-l={t('batch.table.not')}>
          <Names findings={of((verdict) => verdict === 'not_met')} names={names} t={t} />
        </td>
        <td>
          <button
            className="link"
            type="button"
            aria-expanded={open}
            aria-controls={reasonsId}
            onClick={onToggle}
          >
            {t(open ? 'batch.table.hide' : 'batch.table.show')}
            <span className="vh">{t('batch.table.of', { who })}</span>
          </button>
        </td>
      </tr>
      <tr id={reasonsId} hidden={!open} className="opened">
        <td colSpan={6}>
          {told === 'closed' ? null : told === 'waiting' ? (
            t('batch.table.waiting')
          ) : (
            <Reasons told={told} t={t} />
          )}
        </td>
      </tr>
    </>
  )
}
