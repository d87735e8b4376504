import type { ReactNode } from 'react'
import type { Words } from '../../words.ts'
import { FormKey } from '../parts.tsx'
import type { CaseHidden, CaseView, HistoryLine, Line, Option, ReportPart } from './model.ts'

type Marked = Pick<CaseView, 'danger' | 'passedOn' | 'review'>

/** What has to be seen before anything else: in words, never by colour alone. */
export const Marks = ({ danger, passedOn, review, t }: Marked & { t: Words }) => (
  <>
    {danger ? <b className="desk-mark urgent-mark">{t('desk-cases.mark.danger')}</b> : null}
    {passedOn ? <b className="desk-mark">{t('desk-cases.mark.passed-on')}</b> : null}
    {review ? <b className="desk-mark">{t('desk-cases.mark.review')}</b> : null}
  </>
)

export const CaseHiddenFields = ({ hidden, formKey }: { hidden: CaseHidden; formKey: string }) => (
  <>
    <FormKey formKey={formKey} />
    <input type="hidden" name="key" value={hidden.key} />
    <input type="hidden" name="seen" value={String(hidden.seen)} />
    {hidden.opened === undefined ? null : <input type="hidden" name="opened" value={hidden.opened} />}
  </>
)

export const Facts = ({ lines }: { lines: readonly Line[] }) => (
  <dl className="ledger facts">
    {lines.map(({ label, text, masked }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd className={masked === true ? 'quiet' : 'words'}>{text}</dd>
      </div>
    ))}
  </dl>
)

export const Reports = ({ reports, t }: { reports: readonly ReportPart[]; t: Words }) => (
  <>
    {reports.map(({ title, lines, photos }) => (
      <section key={title} className="stack tight">
        <h3>{title}</h3>
        <Facts lines={lines} />
        {photos.map((src, at) => (
          <p key={src}>
            <img className="desk-photo" src={src} alt={t('desk-cases.photo', { nth: at + 1 })} />
          </p>
        ))}
      </section>
    ))}
  </>
)

export const History = ({ lines, label }: { lines: readonly HistoryLine[]; label: string }) => (
  <ol className="desk-history" aria-label={label}>
    {lines.map(({ seq, at, who, what, words, masked }) => (
      <li key={seq}>
        <span className="quiet">
          <span className="nb">{at}</span>
          {'　'}
          {who}
        </span>
        <b>{what}</b>
        {words === undefined ? null : <p className={masked === true ? 'quiet' : 'words'}>{words}</p>}
      </li>
    ))}
  </ol>
)

export const Clocks = ({ clocks }: Pick<CaseView, 'clocks'>) =>
  clocks.length === 0 ? null : (
    <dl className="ledger facts">
      {clocks.map(({ label, at, left, over }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b className={over ? 'desk-late' : undefined}>{left}</b>
            {'　'}
            <span className="quiet nb">{at}</span>
          </dd>
        </div>
      ))}
    </dl>
  )

export const Area = (props: { id: string; label: string; hint: string; value: string; most: number }) => (
  <div className="field stack tight">
    <label htmlFor={props.id}>{props.label}</label>
    <p className="hint" id={`${props.id}-hint`}>
      {props.hint}
    </p>
    <textarea
      className="in words"
      id={props.id}
      name="words"
      rows={3}
      maxLength={props.most}
      defaultValue={props.value}
      aria-describedby={`${props.id}-hint`}
    />
  </div>
)

/** The number of a case, as somebody types it. */
export const NumberField = (props: { name: string; label: string; value: string }) => (
  <div className="field stack tight">
    <label htmlFor={props.name}>{props.label}</label>
    <input
      className="in"
      id={props.name}
      name={props.name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={9}
      defaultValue={props.value}
    />
  </div>
)

/** A list to choose from, in groups or plain. */
export const Choose = (props: {
  id: string
  name: string
  label: string
  value: string
  options?: readonly Option[]
  groups?: readonly { title: string; options: readonly Option[] }[]
  first?: string
}) => {
  const option = ({ value, text }: Option): ReactNode => (
    <option key={value} value={value} selected={value === props.value}>
      {text}
    </option>
  )
  return (
    <div className="field stack tight">
      <label htmlFor={props.id}>{props.label}</label>
      <select className="in" id={props.id} name={props.name}>
        {props.first === undefined ? null : <option value="">{props.first}</option>}
        {props.options?.map(option)}
        {props.groups?.map(({ title, options }) => (
          <optgroup key={title} label={title}>
            {options.map(option)}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
