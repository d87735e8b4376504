import type { ReactNode } from 'react'
import type { FieldFault } from '../../../schema/problems.ts'
import { FaultSummary, faultText, HiddenFields } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import type { Column } from '../Table.tsx'
import { retentionPaths } from './addresses.ts'

/** A column of this area's tables: its words are `desk-retention.column.<name>`. */
export const columnOf =
  <Row,>(t: Words) =>
  (id: string, cell: (row: Row) => ReactNode, kind?: 'number' | 'act'): Column<Row> => ({
    id,
    header: t(`desk-retention.column.${id}`),
    cell,
    ...(kind === undefined ? {} : { kind }),
  })

/** A heading, what is to be known of it, and what stands under it. */
export const Part = ({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) => (
  <section className="stack tight">
    <h2>{title}</h2>
    {lead === undefined ? null : <p className="quiet">{lead}</p>}
    {children}
  </section>
)

/** What cannot be right in a form of this area: its own words for the few things that no other form asks. */
const textOf = (fault: FieldFault, t: Words): string => {
  if (fault.code === 'required' && (fault.path === 'why' || fault.path === 'reason'))
    return t('desk-retention.fault.why')
  if (fault.code === 'only_one_of') return t('desk-retention.fault.one-of')
  if (fault.code === 'too_large' && fault.path === 'until')
    return t('desk-retention.fault.until', fault.params)
  if (fault.code === 'not_an_option' && fault.path === 'which') return t('desk-retention.fault.not-found')
  return faultText(fault, t)
}

/** What stands beside one field. */
export const errorAt = (faults: readonly FieldFault[], path: string, t: Words): string | undefined => {
  const fault = faults.find((one) => one.path === path)
  return fault === undefined ? undefined : textOf(fault, t)
}

export const Faults = ({ faults, t }: { faults: readonly FieldFault[]; t: Words }) => (
  <FaultSummary
    faults={faults}
    t={t}
    label={(path) => t(`desk-retention.field.${path}`)}
    text={(fault) => textOf(fault, t)}
  />
)

export const Done = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <p className="note" role="status">
      {text}
    </p>
  )

export const Tick = (props: { name: string; value: string; text: ReactNode; checked: boolean }) => (
  <label className="tick">
    <input type="checkbox" name={props.name} value={props.value} defaultChecked={props.checked} />
    {props.text}
  </label>
)

/** What every form of a request carries: the session's key, its own, and which request. */
export const OfRequest = (props: { formKey: string; keyed: string; number: number }) => (
  <>
    <FormKey formKey={props.formKey} />
    <HiddenFields
      fields={[
        ['key', props.keyed],
        ['number', String(props.number)],
      ]}
    />
  </>
)

/** A day, a time or a phone stays on one line. */
export const Whole = ({ text }: { text: string }) => <span className="nb">{text}</span>

/** A page that is one form: what cannot be right above it, and the way back below. */
export const FormPage = (
  props: DeskProps & {
    /** Its words: `desk-retention.<of>.title`, `.lead`, `.button`. */
    of: 'new' | 'hold'
    action: string
    keyed: string
    faults: readonly FieldFault[]
    children: ReactNode
  },
) => {
  const { t, of, action, keyed, faults, formKey, children } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="retention" />
      <Faults faults={faults} t={t} />
      <h1>{t(`desk-retention.${of}.title`)}</h1>
      <p className="lead">{t(`desk-retention.${of}.lead`)}</p>
      <form className="page-s stack" method="post" action={action}>
        <FormKey formKey={formKey} />
        <HiddenFields fields={[['key', keyed]]} />
        {children}
        <p>
          <button className="btn full">{t(`desk-retention.${of}.button`)}</button>
        </p>
      </form>
      <p>
        <a href={retentionPaths.overview}>{t('desk-retention.back')}</a>
      </p>
    </div>
  )
}
