import type { ReactNode } from 'react'
import { Fault, HiddenFields } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { FormKey } from '../parts.tsx'
import type { Versioned } from './model.ts'

/** What a field is called by its label, hint and faults. */
export const describedBy = (name: string, hint: boolean, faults: readonly string[]): string | undefined =>
  [hint ? `${name}-hint` : '', ...faults.map((_, at) => `${name}-fault-${at}`)].filter(Boolean).join(' ') ||
  undefined

/** A field with its label, its hint and every fault of it. */
export const Labelled = (props: {
  t: Words
  name: string
  label: string
  hint?: string | undefined
  faults?: readonly string[]
  children: ReactNode
}) => {
  const { t, name, label, hint, faults = [], children } = props
  return (
    <div className={`field stack tight${faults.length === 0 ? '' : ' wrong'}`}>
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {faults.map((text, at) => (
        <Fault key={text} text={text} t={t} id={`${name}-fault-${at}`} />
      ))}
      {children}
    </div>
  )
}

/** The hidden fields of a form that makes a version; the session's key first, so that a form cut off still carries it. */
export const VersionFields = ({ formKey, draft, after, keyed }: Versioned & { formKey: string }) => (
  <>
    <FormKey formKey={formKey} />
    <HiddenFields
      fields={[
        ['key', keyed],
        ['draft', draft ?? ''],
        ['after', String(after)],
      ]}
    />
  </>
)

/** What was refused as a whole, with a heading of its own; it takes the focus. */
export const Refusal = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <div
    className="problems stack tight"
    role="alert"
    tabIndex={-1}
    aria-labelledby="problems-title"
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was refused is what one has to read first
    autoFocus
  >
    <h2 id="problems-title">{heading}</h2>
    {children}
  </div>
)

/** Whether what is drafted is true. */
export const Provenance = ({ t, value, hint }: { t: Words; value: string; hint: string }) => (
  <Labelled t={t} name="provenance" label={t('desk-editions.notice.field.provenance')} hint={hint}>
    <select className="in wide" id="provenance" name="provenance" aria-describedby="provenance-hint">
      {(['confirmed', 'sample'] as const).map((one) => (
        <option key={one} value={one} selected={one === value}>
          {t(`desk-editions.notice.provenance.${one}`)}
        </option>
      ))}
    </select>
  </Labelled>
)
