import { dayText, type Day } from '../../../schema/dates.ts'
import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { requestPath, retentionPaths } from './addresses.ts'
import { columnOf, Done, Part, Whole } from './parts.tsx'

export type RequestLine = {
  number: number
  kind: string
  received: string
  due: string
  late: boolean
  outcome?: string
}
export type DueLine = { id: string; day: Day; what: string; count: number }
export type ErasedLine = { id: string; day: Day; what: string; why: string; count: number; last: string }
export type HoldLine = {
  id: string
  /** Whether of a booking or of a case, for the form that lets it go. */
  of: 'booking' | 'case'
  thing: string
  reason: string
  by: string
  until: string
}
export type RuleLine = { id: string; what: string; days: string; why: string }
export type OverviewModel = {
  open: readonly RequestLine[]
  closed: readonly RequestLine[]
  keepDays: number
  due: readonly DueLine[]
  overdue: number
  erased: readonly ErasedLine[]
  holds: readonly HoldLine[]
  rules: readonly RuleLine[]
  done?: string
}

const Requests = (
  props: DeskProps & { lines: readonly RequestLine[]; part: 'open' | 'closed'; note?: string },
) => {
  const { t, lines, part, note } = props
  const column = columnOf<RequestLine>(t)
  const title = t(`desk-retention.${part}.title`)
  return (
    <Part title={title} {...(note === undefined ? {} : { lead: note })}>
      <Table
        caption={title}
        captionHidden
        none={t(`desk-retention.${part}.none`)}
        rows={lines}
        rowKey={({ number }) => number}
        columns={[
          column('number', ({ number }) => <a href={requestPath(number)}>{number}</a>),
          column('kind', ({ kind }) => kind),
          column('received', ({ received }) => received),
          part === 'closed'
            ? column('outcome', ({ outcome }) => outcome)
            : column('due', ({ due, late }) => (late ? <b>{`${due}，${t('desk-retention.late')}`}</b> : due)),
        ]}
      />
    </Part>
  )
}

const Lift = ({ t, formKey, hold: { id, of, thing } }: DeskProps & { hold: HoldLine }) => (
  <form method="post" action={retentionPaths.lift}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="of" value={of} />
    <input type="hidden" name="id" value={id} />
    <button className="link" aria-label={t('desk-retention.holds.lift-of', { thing })}>
      {t('desk-retention.holds.lift')}
    </button>
  </form>
)

const Holds = (props: DeskProps & Pick<OverviewModel, 'holds'>) => {
  const { t, holds } = props
  const column = columnOf<HoldLine>(t)
  return (
    <Part title={t('desk-retention.holds.title')} lead={t('desk-retention.holds.lead')}>
      <Table
        caption={t('desk-retention.holds.title')}
        captionHidden
        none={t('desk-retention.holds.none')}
        rows={holds}
        rowKey={({ id }) => id}
        columns={[
          column('thing', ({ thing }) => thing),
          column('why', ({ reason }) => reason),
          column('until', ({ until }) => until),
          column('by', ({ by }) => by),
          column('act', (hold) => <Lift {...props} hold={hold} />, 'act'),
        ]}
      />
    </Part>
  )
}

const Due = ({ t, due, overdue }: DeskProps & Pick<OverviewModel, 'due' | 'overdue'>) => {
  const column = columnOf<DueLine>(t)
  return (
    <Part title={t('desk-retention.due.title')} lead={t('desk-retention.due.lead')}>
      {overdue === 0 ? (
        <p>{t('desk-retention.due.overdue-none')}</p>
      ) : (
        <p>
          <b>{t('desk-retention.due.overdue', { count: overdue })}</b> {t('desk-retention.due.overdue-bad')}
        </p>
      )}
      <Table
        caption={t('desk-retention.due.title')}
        captionHidden
        none={t('desk-retention.due.none')}
        rows={due}
        rowKey={({ id }) => id}
        columns={[
          column('day', ({ day }) => dayText(day)),
          column('what', ({ what }) => what),
          column('count', ({ count }) => count, 'number'),
        ]}
      />
    </Part>
  )
}

const Erased = ({ t, erased }: DeskProps & Pick<OverviewModel, 'erased'>) => {
  const column = columnOf<ErasedLine>(t)
  return (
    <Part title={t('desk-retention.erased.title')}>
      <Table
        caption={t('desk-retention.erased.title')}
        captionHidden
        none={t('desk-retention.erased.none')}
        rows={erased}
        rowKey={({ id }) => id}
        columns={[
          column('day', ({ day }) => dayText(day)),
          column('what', ({ what }) => what),
          column('why', ({ why }) => why),
          column('count', ({ count }) => count, 'number'),
          column('last', ({ last }) => last),
        ]}
      />
    </Part>
  )
}

const Rules = ({ t, rules }: DeskProps & Pick<OverviewModel, 'rules'>) => {
  const column = columnOf<RuleLine>(t)
  return (
    <Part title={t('desk-retention.rules.title')} lead={t('desk-retention.rules.lead')}>
      <Table
        caption={t('desk-retention.rules.title')}
        captionHidden
        none=""
        rows={rules}
        rowKey={({ id }) => id}
        columns={[
          column('what', ({ what }) => <span className="desk-what">{what}</span>),
          column('days', ({ days }) => <Whole text={days} />),
          column('reason', ({ why }) => why),
        ]}
      />
    </Part>
  )
}

/** Requests about one's own data, what is due, what was erased, what is on hold, and what is kept for how long and why. */
export const OverviewPage = (props: DeskProps & OverviewModel) => {
  const { t, open, closed, keepDays, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="retention" />
      <Done text={done} />
      <h1>{t('desk-retention.title')}</h1>
      <p className="lead">{t('desk-retention.lead')}</p>
      <p className="row">
        <a className="btn" href={retentionPaths.fresh}>
          {t('desk-retention.new-request')}
        </a>
        <a className="btn line" href={retentionPaths.hold}>
          {t('desk-retention.new-hold')}
        </a>
      </p>
      <Requests {...props} lines={open} part="open" />
      <Due {...props} />
      <Holds {...props} />
      <Erased {...props} />
      <Requests
        {...props}
        lines={closed}
        part="closed"
        note={t('desk-retention.closed.note', { days: keepDays })}
      />
      <Rules {...props} />
    </div>
  )
}
