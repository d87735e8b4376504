import { Fragment, type ReactNode } from 'react'
import { codeText } from '../../schema/booking/code.ts'
import type { FieldFault } from '../../schema/problems.ts'
import { BackGlyph, ErrorGlyph, Inline, Joints } from '../parts.tsx'
import type { Words } from '../words.ts'
import { fieldId, jointed, type Hidden, type Refusal } from './model.ts'

export const Title = ({ text }: { text: string }) => (
  <h1 tabIndex={-1}>
    <Joints text={jointed(text)} />
  </h1>
)

export const Back = ({ href, text, t }: { href: string; text: string; t: Words }) => (
  <nav className="crumb" aria-label={t('site.crumb.label')}>
    <a href={href}>
      <BackGlyph />
      {text}
    </a>
  </nav>
)

export const Sample = ({ of, t }: { of: { provenance: 'sample' | 'confirmed' }; t: Words }) =>
  of.provenance === 'sample' ? <span className="tag">{t('booking.sample')}</span> : null

/** A date, its weekday and a time of day break between each other, and never inside. */
export const Pieces = ({ text }: { text: string }) => (
  <>
    {text.split(' ').map((part, at) => (
      <Fragment key={part}>
        {at === 0 ? '' : ' '}
        <span className="piece">{part}</span>
      </Fragment>
    ))}
  </>
)

export const HiddenFields = ({ fields }: { fields: Hidden }) => (
  <>
    {fields.map(([name, value]) => (
      <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
    ))}
  </>
)

export const faultText = ({ code, params }: FieldFault, t: Words): string =>
  t(`problems.fields.${code}`, params)

/** The summary that takes the focus: each fault with the way to its field. */
export const FaultSummary = ({
  faults,
  t,
  label,
  text = (fault) => faultText(fault, t),
}: {
  faults: readonly FieldFault[]
  t: Words
  /** What a field is called, where several have faults of the same words. */
  label?: (path: string) => string
  /** Where a fault has words of its own. */
  text?: (fault: FieldFault) => string
}) =>
  faults.length === 0 ? null : (
    <div
      className="problems stack tight"
      role="alert"
      tabIndex={-1}
      aria-labelledby="problems-title"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was refused is what one has to read first
      autoFocus
    >
      <h2 id="problems-title">{t('booking.fault.heading', { count: faults.length })}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>
            <a href={`#${fieldId(fault.path)}`}>
              {label === undefined
                ? text(fault)
                : t('booking.fault.of', { field: label(fault.path), fault: text(fault) })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

/** Something refused as a whole, with what to do about it. */
export const Refused = ({ code, t, children }: { code: Refusal; t: Words; children?: ReactNode }) => (
  <div
    className="problems stack tight"
    role="alert"
    tabIndex={-1}
    aria-labelledby="problems-title"
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- what was refused is what one has to read first
    autoFocus
  >
    <h2 id="problems-title">{t(`problems.${code}.title`)}</h2>
    <p>{t(`problems.${code}.detail`)}</p>
    {children}
  </div>
)

/** A fault beside what it is about, where that is more than one field. `focused`: no summary above names it, so it is where one goes on. */
export const Fault = ({
  text,
  t,
  id,
  focused = false,
}: {
  text: string
  t: Words
  id?: string
  focused?: boolean
}) => (
  <p
    className="error"
    id={id}
    role="alert"
    tabIndex={focused ? -1 : undefined}
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- far below the top of its page; what was refused is what one has to read first
    autoFocus={focused}
  >
    <ErrorGlyph />
    <span>
      <span className="vh">{t('booking.fault.prefix')}</span>
      {text}
    </span>
  </p>
)

/** One field with its label, hint and fault. */
export const TextField = (props: {
  path: string
  label: string
  hint?: string
  value: string
  fault: FieldFault | undefined
  t: Words
  autoComplete?: string
  inputMode?: 'numeric' | 'tel' | 'text'
  type?: 'text' | 'tel'
  className?: string
  maxLength?: number
}) => {
  const { path, label, hint, value, fault, t } = props
  const id = fieldId(path)
  const describedBy = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`field stack tight${fault === undefined ? '' : ' wrong'}`}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p className="error" id={`${id}-fault`}>
          <ErrorGlyph />
          <span>
            <span className="vh">{t('booking.fault.prefix')}</span>
            {faultText(fault, t)}
          </span>
        </p>
      )}
      <input
        className={`in${props.className ?? ''}`}
        id={id}
        name={path}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        defaultValue={value}
        maxLength={props.maxLength ?? 40}
        spellCheck={false}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={describedBy || undefined}
      />
    </div>
  )
}

/** Where a script says that it is at work before the form goes. */
export const Busy = ({ t }: { t: Words }) => (
  <p className="quiet" role="status" data-busy={t('booking.door.busy')} />
)

/** Names on the left, words on the right. */
export const Facts = ({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) => (
  <dl className="ledger facts">
    {rows.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

export const Lines = ({ of }: { of: readonly string[] }) => (
  <ul className="dots">
    {of.map((line) => (
      <li key={line}>
        <Inline text={line} />
      </li>
    ))}
  </ul>
)

export const Code = ({ code }: { code: string }) => (
  <p className="code code-xl" data-done>
    {codeText(code)}
  </p>
)
