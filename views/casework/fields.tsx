import type { ReactNode } from 'react'
import type { RequestField } from '../../schema/content/request.ts'
import { ErrorGlyph } from '../parts.tsx'
import { fieldId } from '../booking/model.ts'
import { faultAt, fieldPath, textOf, written, type CaseworkProps, type FormModel } from './model.ts'

type Props = CaseworkProps & FormModel

export const hintId = (path: string): string => `${fieldId(path)}-hint`
const faultId = (path: string): string => `${fieldId(path)}-fault`

/** What a field is described by: its hint and its fault, where it has them. */
export const describedBy = (path: string, hint: string | null, wrong: boolean): string | undefined =>
  [hint === null ? '' : hintId(path), wrong ? faultId(path) : ''].filter(Boolean).join(' ') || undefined

export const Hint = ({ path, hint }: { path: string; hint: string | null }) =>
  hint === null ? null : (
    <p className="hint" id={hintId(path)}>
      {hint}
    </p>
  )

export const FieldFault = (props: Props & { path: string }) => {
  const fault = faultAt(props.faults, props.path)
  return fault === undefined ? null : (
    <p className="error" id={faultId(props.path)}>
      <ErrorGlyph />
      <span>
        <span className="vh">{props.t('booking.fault.prefix')}</span>
        {textOf(props)(fault)}
      </span>
    </p>
  )
}

export const Optional = ({ required, t }: { required: boolean; t: CaseworkProps['t'] }) =>
  required ? null : <span className="plain">{t('report.form.optional')}</span>

type Group = Props & {
  path: string
  ask: string
  hint: string | null
  required: boolean
  children: ReactNode
}

/** A question with several things to choose from, as one group. */
export const ChoiceGroup = (props: Group) => {
  const { path, ask, hint, required, faults, t } = props
  const wrong = faultAt(faults, path) !== undefined
  return (
    <fieldset
      className={`field stack tight${wrong ? ' wrong' : ''}`}
      aria-describedby={describedBy(path, hint, wrong)}
    >
      <legend>
        {ask}
        <Optional required={required} t={t} />
      </legend>
      <Hint path={path} hint={hint} />
      <FieldFault {...props} />
      <div className="options">{props.children}</div>
    </fieldset>
  )
}

const Options = (props: {
  path: string
  type: 'radio' | 'checkbox'
  typed: FormModel['typed']
  options: readonly { id: string; label: string }[]
}) =>
  props.options.map(({ id, label }, at) => (
    <label className="choice" key={id}>
      <input
        id={at === 0 ? fieldId(props.path) : undefined}
        type={props.type}
        name={props.path}
        value={id}
        defaultChecked={props.typed[props.path]?.includes(id) === true}
      />
      <span>{label}</span>
    </label>
  ))

/** Is somebody in danger? Yes, no, or not sure; nobody has to know. */
export const UrgencyField = (props: Props & { at: number }) => {
  const { kind, t, at } = props
  const question = kind.urgency[at]
  if (question === undefined) return null
  const path = fieldPath(question.id)
  const options = ['yes', 'no', 'unsure'].map((id) => ({ id, label: t(`report.urgency.${id}`) }))
  return (
    <ChoiceGroup {...props} path={path} ask={question.ask} hint={null} required>
      <Options path={path} type="radio" typed={props.typed} options={options} />
    </ChoiceGroup>
  )
}

const hintOf = (field: RequestField, t: CaseworkProps['t']): string | null => {
  const form =
    field.type === 'day'
      ? t('report.form.dayHint')
      : field.type === 'long'
        ? t('report.form.most', { max: field.max })
        : ''
  if (field.hint === null) return form || null
  return form === '' ? field.hint : `${field.hint}。${form}`
}

const TypedField = (props: Props & { field: RequestField }) => {
  const { field, typed, faults, t } = props
  const path = fieldPath(field.id)
  const wrong = faultAt(faults, path) !== undefined
  const hint = hintOf(field, t)
  const same = {
    id: fieldId(path),
    name: path,
    defaultValue: written(typed, path),
    'aria-invalid': wrong || undefined,
    'aria-describedby': describedBy(path, hint, wrong),
    'aria-required': field.required || undefined,
  }
  const unit = field.type === 'number' ? field.unit : undefined
  const input =
    field.type === 'long' ? (
      <textarea className="in words" rows={4} {...same} />
    ) : (
      <input
        className={`in${field.type === 'text' ? ' grow' : ''}`}
        type="text"
        inputMode={field.type === 'number' ? 'numeric' : undefined}
        autoComplete="off"
        {...same}
      />
    )
  return (
    <div className={`field stack tight${wrong ? ' wrong' : ''}`}>
      <label htmlFor={same.id}>
        {field.label}
        <Optional required={field.required} t={t} />
      </label>
      <Hint path={path} hint={hint} />
      <FieldFault {...props} path={path} />
      {unit === undefined ? (
        input
      ) : (
        <div className="unit">
          {input}
          <span>{unit}</span>
        </div>
      )}
    </div>
  )
}

/** One question of the kind, by the type that the content gives it. What was written before, right or wrong, stands in it again. */
export const RequestFieldInput = (props: Props & { field: RequestField }) => {
  const { field, t } = props
  if (field.type !== 'choice' && field.type !== 'choices' && field.type !== 'yesno')
    return <TypedField {...props} />
  const path = fieldPath(field.id)
  const options =
    field.type === 'yesno'
      ? ['yes', 'no'].map((id) => ({ id, label: t(`report.yesno.${id}`) }))
      : field.options
  const many = field.type === 'choices'
  const hint = field.hint ?? (many ? t('report.form.choicesHint') : null)
  return (
    <ChoiceGroup {...props} path={path} ask={field.label} hint={hint} required={field.required}>
      <Options path={path} type={many ? 'checkbox' : 'radio'} typed={props.typed} options={options} />
    </ChoiceGroup>
  )
}
