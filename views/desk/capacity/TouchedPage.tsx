import type { ReactNode } from 'react'
import { MOST_REASON } from '../../../schema/booking/read-change.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { HiddenFields } from '../../booking/parts.tsx'
import { DeskNav, FormKey, Trouble, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { capacityPaths, monthPath } from './addresses.ts'
import type { Named, TouchedLine } from './model.ts'

export type TouchedModel = {
  office: Named
  lines: readonly TouchedLine[]
  /** The phone that was opened for this answer, and whose it is. */
  opened?: { id: string; phone: string } | undefined
  /** What was typed for whom, where it was refused. */
  typed?: { id: string; why: string } | undefined
  fault?: DeskFault | undefined
  done: boolean
  keyed: string
}
type Props = DeskProps & TouchedModel

const Why = (props: Props & { line: TouchedLine; which: 'phone' | 'keep' }) => {
  const { t, formKey, line, which, typed, keyed } = props
  const id = `${which}-${line.id}`
  return (
    <details open={typed?.id === id}>
      <summary aria-label={t(`desk-capacity.touched.${which}-of`, { when: line.when, names: line.names })}>
        {t(`desk-capacity.touched.${which}`)}
      </summary>
      <form className="stack tight" method="post" action={capacityPaths[which]}>
        <FormKey formKey={formKey} />
        <HiddenFields
          fields={[
            ['id', line.id],
            ['key', keyed],
          ]}
        />
        <div className="field stack tight">
          <label htmlFor={id}>{t(`desk-capacity.touched.${which}-why`)}</label>
          <input
            className="in"
            id={id}
            name="why"
            maxLength={MOST_REASON}
            autoComplete="off"
            defaultValue={typed?.id === id ? typed.why : ''}
          />
        </div>
        <button className="btn line">{t(`desk-capacity.touched.${which}-button`)}</button>
      </form>
    </details>
  )
}

/** What is said first, and what belongs to it below. */
const Two = ({ first, second }: { first: ReactNode; second: ReactNode }) => (
  <>
    {first}
    {second === '' ? null : <small>{second}</small>}
  </>
)

/** Everybody whose time the office took back, what they were told and what became of it. */
export const TouchedPage = (props: Props) => {
  const { t, office, lines, opened, fault, done } = props
  const open = lines.filter(({ state }) => state === 'told').length
  const column = (id: string, cell: (line: TouchedLine) => ReactNode) => ({
    id,
    header: t(`desk-capacity.touched.${id}`),
    cell,
  })
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="capacity" />
      <Trouble fault={fault} t={t} />
      {done ? (
        <p className="note" role="status">
          {t('desk-capacity.touched.done')}
        </p>
      ) : null}
      <h1>{t('desk-capacity.touched.title')}</h1>
      <p className="lead">{t('desk-capacity.touched.lead', { office: office.name, count: open })}</p>
      <Table
        caption={t('desk-capacity.touched.table')}
        none={t('desk-capacity.touched.none')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          column('when', ({ when, service }) => <Two first={when} second={service} />),
          column('who', ({ id, names, phone }) => (
            <Two first={names} second={opened?.id === id ? <b className="mono">{opened.phone}</b> : phone} />
          )),
          column('state', ({ state, more }) => (
            <Two first={<b>{t(`desk-capacity.state.${state}`)}</b>} second={more} />
          )),
          column('told', ({ told, reason }) => <Two first={told} second={reason} />),
          {
            ...column('act', (line) =>
              line.state === 'told' ? (
                <div className="stack tight">
                  <Why {...props} line={line} which="phone" />
                  <Why {...props} line={line} which="keep" />
                </div>
              ) : (
                <span>—</span>
              ),
            ),
            kind: 'act',
          },
        ]}
      />
      <p>
        <a href={monthPath({ office: office.id })}>{t('desk-capacity.back')}</a>
      </p>
    </div>
  )
}
