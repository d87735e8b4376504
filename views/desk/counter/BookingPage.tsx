import type { MaskedField } from '../../../schema/desk/actions.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { Facts } from '../../booking/parts.tsx'
import { DeskNav, Field, FormKey, Trouble } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { Acts } from './Acts.tsx'
import { counterPaths } from './addresses.ts'
import type { ActProps, CounterRow } from './model.ts'

export type MarkLine = { id: number; at: string; who: string; what: string }
export type BookingModel = {
  row: CounterRow
  office: string
  when: string
  idNumbers: string
  /** The day it belongs to. */
  back: string
  slip?: string | undefined
  marks: readonly MarkLine[]
  /** Which masked fields this person may open by saying why. */
  unmask: readonly MaskedField[]
  opened?: { field: MaskedField; lines: readonly string[] } | undefined
  why: string
  fault?: DeskFault | undefined
}
type Props = ActProps & BookingModel

const Marks = ({ t, marks }: Props) => (
  <section className="stack tight" aria-labelledby="marks">
    <h2 id="marks">{t('desk-counter.booking.marks')}</h2>
    <Table
      caption={t('desk-counter.booking.marks')}
      captionHidden
      none={t('desk-counter.booking.no-marks')}
      rows={marks}
      rowKey={({ id }) => id}
      columns={[
        { id: 'at', header: t('desk-counter.booking.at'), cell: ({ at }) => at },
        { id: 'by', header: t('desk-counter.booking.by'), cell: ({ who }) => who },
        { id: 'what', header: t('desk-counter.booking.what'), cell: ({ what }) => what },
      ]}
    />
  </section>
)

const Unmask = ({ t, formKey, row, unmask, why }: Props) => (
  <form method="post" action={counterPaths.unmask} className="page-s stack tight">
    <FormKey formKey={formKey} />
    <input type="hidden" name="id" value={row.id} />
    <h2>{t('desk-counter.unmask.title')}</h2>
    <Field
      name="why"
      label={t('desk-counter.unmask.why')}
      hint={t('desk-counter.unmask.hint')}
      value={why}
      maxLength={200}
    />
    <p className="row">
      {unmask.map((field) => (
        <button key={field} className="btn line fit" name="field" value={field}>
          {t('desk-counter.unmask.button', { field: t(`desk.field.${field}`) })}
        </button>
      ))}
    </p>
  </form>
)

/** One booking, or one number: what is known, masked, what was marked by whom, and what can be marked now. */
export const BookingPage = (props: Props) => {
  const { t, row, office, when, idNumbers, back, slip, unmask, opened, fault } = props
  const fact = (name: string, value: string) => ({ name: t(`desk-counter.booking.${name}`), value })
  const erased = t('desk-counter.booking.erased')
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <p className="noprint">
        <a href={back}>{t('desk-counter.back')}</a>
      </p>
      <Trouble fault={fault} t={t} />
      {opened === undefined ? null : (
        <div className="note" role="status">
          <p>{t('desk-counter.unmask.opened', { field: t(`desk.field.${opened.field}`) })}</p>
          {opened.lines.length === 0 ? (
            <p>{erased}</p>
          ) : (
            opened.lines.map((line) => (
              <p key={line} className="mono">
                <b>{line}</b>
              </p>
            ))
          )}
        </div>
      )}
      <h1>{row.walkIn ? row.number : row.shortCode}</h1>
      <Facts
        rows={[
          fact('when', when),
          fact('office', office),
          fact('service', row.service),
          fact('stage', row.stage),
          ...(row.walkIn
            ? []
            : [
                fact('names', row.names || erased),
                fact('phone', row.phone || erased),
                fact('id-numbers', idNumbers || erased),
              ]),
        ]}
      />
      <div className="noprint">
        <Acts {...props} />
      </div>
      {slip === undefined ? null : (
        <p className="noprint">
          <a href={slip}>{t('desk-counter.slip.link')}</a>
        </p>
      )}
      <Marks {...props} />
      {row.walkIn || row.names === '' || unmask.length === 0 ? null : <Unmask {...props} />}
    </div>
  )
}
