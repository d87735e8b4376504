import type { ReactNode } from 'react'
import type { DeskFault } from '../../schema/desk/faults.ts'
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

/** What was refused, and what to do about it; it takes the focus. */
export const Trouble = ({ fault, t, least }: { fault: DeskFault | undefined; t: Words; least?: number }) =>
  fault === undefined ? null : (
    <div
      className="problems stack tight"
      role="alert"
      tabIndex={-1}
      aria-labelledby="problems-title"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was refused is what one has to read first
      autoFocus
    >
      <h2 id="problems-title">{t(`desk.fault.${fault.code}.title`)}</h2>
      <p>
        {t(`desk.fault.${fault.code}.detail`, {
          seconds: fault.retryAfterSeconds ?? 1,
          ...(least === undefined ? {} : { least }),
        })}
      </p>
    </div>
  )

export const Field = (props: {
  name: string
  label: string
  hint?: string
  value?: string
  type?: 'text' | 'password' | 'date'
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  maxLength?: number
  children?: ReactNode
}) => {
  const { name, label, hint, value = '', type = 'text', autoComplete = 'off', inputMode, maxLength } = props
  return (
    <div className="field stack tight">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
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
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
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
