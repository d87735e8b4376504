import type { Words } from '../../words.ts'
import { DeskNav, Select, type DeskProps } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
import { outboxPaths } from './addresses.ts'

export type OutboxLine = {
  id: string
  due: string
  kind: string
  place: string
  to: string
  state: string
  why: string
  tries: number
}
export type Option = { value: string; text: string }
export type OutboxModel = {
  lines: readonly OutboxLine[]
  /** Whose messages: those of bookings, of cases; a choice only where somebody sees both. */
  of: { chosen: string; options: readonly Option[] }
  state: { chosen: string; options: readonly Option[] }
  kind: { chosen: string; options: readonly Option[] }
  older?: string | undefined
  newer?: string | undefined
}

export const messageAddress = (id: string): string => `${outboxPaths.message}?${new URLSearchParams({ id })}`

const columnsIn = (t: Words): readonly [Column<OutboxLine>, ...Column<OutboxLine>[]] => {
  const header = (id: string): { id: string; header: string } => ({ id, header: t(`desk-outbox.${id}`) })
  return [
    {
      ...header('due'),
      cell: ({ id, kind, due }) => (
        <a className="nb" href={messageAddress(id)} aria-label={t('desk-outbox.look-at', { kind, due })}>
          {due}
        </a>
      ),
    },
    { ...header('kind'), cell: ({ kind }) => kind },
    { ...header('place'), cell: ({ place }) => place },
    { ...header('to'), cell: ({ to }) => to },
    {
      ...header('state'),
      cell: ({ state, why }) => (
        <>
          {state}
          {why === '' ? null : <small>{why}</small>}
        </>
      ),
    },
    { ...header('tries'), cell: ({ tries }) => tries },
  ]
}

/** What was sent, what waits, what failed and why; never what it says. */
export const OutboxPage = (props: DeskProps & OutboxModel) => {
  const { t, lines, of, state, kind, older, newer } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="outbox" />
      <h1>{t('desk-outbox.title')}</h1>
      <p className="lead">{t('desk-outbox.lead')}</p>
      <form className="desk-filters" method="get" action={outboxPaths.list}>
        {of.options.length > 1 ? (
          <Select name="of" label={t('desk-outbox.of')} value={of.chosen} options={of.options} />
        ) : null}
        <Select name="state" label={t('desk-outbox.state')} value={state.chosen} options={state.options} />
        <Select name="kind" label={t('desk-outbox.kind')} value={kind.chosen} options={kind.options} />
        <p>
          <button className="btn line">{t('desk-outbox.button')}</button>
        </p>
      </form>
      <Table
        className="desk-cards desk-outbox"
        caption={t('desk-outbox.table')}
        columns={columnsIn(t)}
        rows={lines}
        rowKey={({ id }) => id}
        none={t('desk-outbox.none')}
      />
      <p className="row">
        {newer === undefined ? null : <a href={newer}>{t('desk-outbox.newer')}</a>}
        {older === undefined ? null : <a href={older}>{t('desk-outbox.older')}</a>}
      </p>
    </div>
  )
}
