import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import { requestPath, retentionPaths } from './addresses.ts'
import { Done, Part, Rows, Whole } from './parts.tsx'

export type RequestLine = {
  number: number
  kind: string
  received: string
  due: string
  late: boolean
  outcome?: string
}
export type DueLine = { id: string; day: string; what: string; count: number }
export type ErasedLine = { id: string; day: string; what: string; why: string; count: number; last: string }
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
  return (
    <Part
      title={t(`desk-retention.${part}.title`)}
      {...(note === undefined ? {} : { lead: note })}
      none={t(`desk-retention.${part}.none`)}
      isEmpty={lines.length === 0}
    >
      <Rows
        t={t}
        caption={t(`desk-retention.${part}.title`)}
        columns={['number', 'kind', 'received', part === 'open' ? 'due' : 'outcome']}
        rows={lines.map(({ number, kind, received, due, late, outcome }) => ({
          id: String(number),
          cells: [
            <a key="number" href={requestPath(number)}>
              {number}
            </a>,
            kind,
            received,
            part === 'closed' ? (
              outcome
            ) : late ? (
              <b key="due">{`${due}，${t('desk-retention.late')}`}</b>
            ) : (
              due
            ),
          ],
        }))}
      />
    </Part>
  )
}

const Holds = ({ t, formKey, holds }: DeskProps & Pick<OverviewModel, 'holds'>) => (
  <Part
    title={t('desk-retention.holds.title')}
    lead={t('desk-retention.holds.lead')}
    none={t('desk-retention.holds.none')}
    isEmpty={holds.length === 0}
  >
    <Rows
      t={t}
      caption={t('desk-retention.holds.title')}
      columns={['thing', 'why', 'until', 'by', 'act']}
      rows={holds.map(({ id, of, thing, reason, by, until }) => ({
        id,
        cells: [
          thing,
          reason,
          until,
          by,
          <form key="lift" method="post" action={retentionPaths.lift}>
            <FormKey formKey={formKey} />
            <input type="hidden" name="of" value={of} />
            <input type="hidden" name="id" value={id} />
            <button className="link" aria-label={t('desk-retention.holds.lift-of', { thing })}>
              {t('desk-retention.holds.lift')}
            </button>
          </form>,
        ],
      }))}
    />
  </Part>
)

const Due = ({ t, due, overdue }: DeskProps & Pick<OverviewModel, 'due' | 'overdue'>) => (
  <>
    <Part
      title={t('desk-retention.due.title')}
      lead={t('desk-retention.due.lead')}
      none={t('desk-retention.due.none')}
      isEmpty={due.length === 0}
    >
      <Rows
        t={t}
        caption={t('desk-retention.due.title')}
        columns={['day', 'what', 'count']}
        rows={due.map(({ id, day, what, count }) => ({ id, cells: [day, what, count] }))}
      />
    </Part>
    {overdue === 0 ? (
      <p>{t('desk-retention.due.overdue-none')}</p>
    ) : (
      <p>
        <b>{t('desk-retention.due.overdue', { count: overdue })}</b> {t('desk-retention.due.overdue-bad')}
      </p>
    )}
  </>
)

/** Requests about one's own data, what is due, what was erased, what is on hold, and what is kept for how long and why. */
export const OverviewPage = (props: DeskProps & OverviewModel) => {
  const { t, open, closed, keepDays, erased, rules, done } = props
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
      <Part
        title={t('desk-retention.erased.title')}
        none={t('desk-retention.erased.none')}
        isEmpty={erased.length === 0}
      >
        <Rows
          t={t}
          caption={t('desk-retention.erased.title')}
          columns={['day', 'what', 'why', 'count', 'last']}
          rows={erased.map(({ id, day, what, why, count, last }) => ({
            id,
            cells: [day, what, why, count, last],
          }))}
        />
      </Part>
      <Requests
        {...props}
        lines={closed}
        part="closed"
        note={t('desk-retention.closed.note', { days: keepDays })}
      />
      <Part
        title={t('desk-retention.rules.title')}
        lead={t('desk-retention.rules.lead')}
        none=""
        isEmpty={false}
      >
        <Rows
          t={t}
          caption={t('desk-retention.rules.title')}
          columns={['what', 'days', 'reason']}
          rows={rules.map(({ id, what, days, why }) => ({
            id,
            cells: [
              <span key="what" className="desk-what">
                {what}
              </span>,
              <Whole key="days" text={days} />,
              why,
            ],
          }))}
        />
      </Part>
    </div>
  )
}
