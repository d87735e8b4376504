import type { FieldFault } from '../../../schema/problems.ts'
import { ErrorGlyph } from '../../parts.tsx'
import { fieldId } from '../../booking/model.ts'
import { faultText } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'

/** One field of a form of the desk: its label, and what was wrong with what was typed. */
export const Typed = (props: {
  path: string
  label: string
  t: Words
  value: string
  faults?: readonly FieldFault[]
  hint?: string
  type?: 'text' | 'date' | 'time' | 'number' | 'datetime-local' | 'month'
  maxLength?: number
  className?: string
}) => {
  const { path, label, t, value, faults = [], hint, type = 'text', maxLength } = props
  const id = fieldId(path)
  const fault = faults.find((one) => one.path === path)
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`]
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
          <span>{faultText(fault, t)}</span>
        </p>
      )}
      <input
        className={`in${props.className ?? ''}`}
        id={id}
        name={path}
        type={type}
        defaultValue={value}
        autoComplete="off"
        maxLength={maxLength}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}

/** One of a few, each with its words. */
export const Choices = (props: {
  path: string
  legend: string
  t: Words
  value: string
  of: readonly { value: string; text: string; hint?: string }[]
  faults?: readonly FieldFault[]
}) => {
  const { path, legend, t, value, of, faults = [] } = props
  const fault = faults.find((one) => one.path === path)
  return (
    <fieldset className={fault === undefined ? undefined : 'wrong'} id={fieldId(path)}>
      <legend>{legend}</legend>
      {fault === undefined ? null : (
        <p className="error">
          <ErrorGlyph />
          <span>{faultText(fault, t)}</span>
        </p>
      )}
      {of.map((one) => (
        <label key={one.value} className="choice">
          <input type="radio" name={path} value={one.value} defaultChecked={one.value === value} />
          <span>
            {one.text}
            {one.hint === undefined ? null : <span className="under quiet">{one.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Lines with masked names in them: their stars are no mark-up. */
export const PlainLines = ({ of }: { of: readonly string[] }) => (
  <ul className="dots">
    {of.map((line, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- two masked parties at one time read the same
      <li key={at}>{line}</li>
    ))}
  </ul>
)
