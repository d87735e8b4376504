import type { ReactNode } from 'react'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { ErrorGlyph } from '../parts.tsx'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { deskPlaces, type DeskLink } from './nav.ts'

/** What every page of somebody who is signed in is given. `formKey` belongs to the session, and goes with each form. */
export type DeskProps = { t: Words; links: readonly DeskLink[]; formKey: string }

export const FormKey = ({ formKey }: { formKey: string }) => (
  <input type="hidden" name="form" value={formKey} />
)

/** The line above every page: where one is, where one may go, and the way out. */
export const DeskNav = ({ t, links, formKey, at }: DeskProps & { at?: DeskLink }) => (
  <nav className="desk-nav" aria-label={t('desk.nav.label')}>
    {deskPlaces
      .filter(({ id }) => links.includes(id))
      .map(({ id, path }) => (
        <a key={id} href={path} aria-current={id === at ? 'page' : undefined}>
          {t(`desk.nav.${id}`)}
        </a>
      ))}
    <form method="post" action={deskPaths.signOut}>
      <FormKey formKey={formKey} />
      <button className="link">{t('desk.nav.sign-out')}</button>
    </form>
  </nav>
)

/** The field at which a refusal is mended: every page that says it has it. */
const mendedAt: Partial<Record<DeskFault['code'], string>> = {
  name_missing: 'name',
  scope_missing: 'role',
  login_form: 'login',
  login_taken: 'login',
  password_short: 'password',
  password_long: 'password',
  password_known: 'password',
  password_differs: 'again',
  present_wrong: 'present',
  wrong_code: 'code',
  count_differs: 'count',
}

/** What was refused, and what to do about it; it takes the focus. */
export const Trouble = (props: {
  fault: DeskFault | undefined
  t: Words
  least?: number
  children?: ReactNode
}) => {
  const { fault, t, least, children } = props
  if (fault === undefined) return null
  const detail = t(`desk.fault.${fault.code}.detail`, {
    seconds: fault.retryAfterSeconds ?? 1,
    ...(least === undefined ? {} : { least }),
    ...fault.params,
  })
  const field = mendedAt[fault.code]
  return (
    <div
      className="problems stack tight"
      role="alert"
      tabIndex={-1}
      aria-labelledby="problems-title"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was refused is what one has to read first
      autoFocus
    >
      <h2 id="problems-title">{t(`desk.fault.${fault.code}.title`)}</h2>
      <p>{field === undefined ? detail : <a href={`#${field}`}>{detail}</a>}</p>
      {children}
    </div>
  )
}

export const Field = (props: {
  name: string
  label: string
  hint?: string
  value?: string
  type?: 'text' | 'password' | 'date'
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  maxLength?: number
  /** What was wrong with what was typed. */
  error?: string | undefined
}) => {
  const { name, label, hint, error, value = '', type = 'text', autoComplete = 'off' } = props
  const { inputMode, maxLength } = props
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-fault`]
  return (
    <div className={`field stack tight${error === undefined ? '' : ' wrong'}`}>
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="error" id={`${name}-fault`}>
          <ErrorGlyph />
          <span>{error}</span>
        </p>
      )}
      <input
        className="in"
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}

export const Select = (props: {
  name: string
  label: string
  value?: string
  options: readonly { value: string; text: string }[]
}) => (
  <div className="field stack tight">
    <label htmlFor={props.name}>{props.label}</label>
    <select className="in" id={props.name} name={props.name} defaultValue={props.value}>
      {props.options.map(({ value, text }) => (
        <option key={value} value={value} selected={value === props.value}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

export type Choice = { id: string; name: string }

/** A folded list of ticks: open where one is set. */
export const Ticks = (props: {
  name: string
  legend: string
  of: readonly Choice[]
  chosen: ReadonlySet<string>
}) => (
  <details open={props.of.some(({ id }) => props.chosen.has(id))}>
    <summary>{props.legend}</summary>
    <fieldset>
      <legend className="vh">{props.legend}</legend>
      {props.of.map(({ id, name }) => (
        <label key={id} className="tick">
          <input type="checkbox" name={props.name} value={id} defaultChecked={props.chosen.has(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  </details>
)
