import type { ReactNode } from 'react'
import type { Words } from '../../words.ts'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import type { CounterRow } from './model.ts'

/** A button that prints, where scripts run; everywhere, how to print without it. */
const Print = ({ t, back }: { t: Words; back: string }) => (
  <p className="row noprint">
    <button className="btn fit" type="button" data-print hidden>
      {t('desk-counter.print')}
    </button>
    <a className="go" href={back}>
      {t('desk-counter.back')}
    </a>
    <noscript>
      <span className="quiet">{t('desk-counter.print-hint')}</span>
    </noscript>
  </p>
)

export type SlipModel = {
  number: string
  office: string
  service: string
  at: string
  /** How many are called before. */
  ahead: number
  back: string
}

/** What somebody without a booking takes to their chair. */
export const SlipPage = (props: DeskProps & SlipModel) => {
  const { t, number, office, service, at, ahead, back } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="counter" />
      <div className="counter-slip stack tight">
        <p>{office}</p>
        <h1>
          <span className="vh">{t('desk-counter.slip.title')}</span>
          <span className="mono">{number}</span>
        </h1>
        <p>{service}</p>
        <p>{t('desk-counter.slip.at', { at })}</p>
        <p>{t('desk-counter.slip.ahead', { count: ahead })}</p>
        <p className="quiet">{t('desk-counter.slip.order')}</p>
      </div>
      <Print t={t} back={back} />
    </div>
  )
}

/** Lines at the end of the sheet for those who come without a booking. */
const EMPTY_LINES = 6
const EMPTY = '\u00a0'
const boxes = ['arrived', 'done', 'missed'] as const
type Line = { id: string; row?: CounterRow }

export type SheetModel = {
  office: string
  dayText: string
  printed: string
  rows: readonly CounterRow[]
  back: string
}

/** The day on paper, for when the screen is dark: nobody's name or phone in full. */
export const SheetPage = (props: DeskProps & SheetModel) => {
  const { t, office, dayText, printed, rows, back } = props
  const column = (id: string, cell: (row: CounterRow) => ReactNode, empty: ReactNode = EMPTY) => ({
    id,
    header: t(`desk-counter.table.${id}`),
    cell: ({ row }: Line) => (row === undefined ? empty : cell(row)),
  })
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <h1>{t('desk-counter.sheet.title')}</h1>
      <p>{t('desk-counter.sheet.of', { office, day: dayText, count: rows.length, printed })}</p>
      <Print t={t} back={back} />
      <Table<Line>
        className="counter-sheet"
        caption={t('desk-counter.sheet.title')}
        captionHidden
        none={t('desk-counter.nobody')}
        rows={[
          ...rows.map((row) => ({ id: row.id, row })),
          ...Array.from({ length: EMPTY_LINES }, (_, at) => ({ id: `empty-${at}` })),
        ]}
        rowKey={({ id }) => id}
        data={({ row }) => ({ 'data-empty': row === undefined || undefined })}
        columns={[
          column(
            'clock',
            (row) => row.clock,
            <span className="quiet">{t('desk-counter.sheet.without')}</span>,
          ),
          column('code', (row) => <span className="mono">{row.shortCode}</span>),
          column('service', (row) => row.service),
          column('who', ({ people, names }) => t('desk-counter.sheet.who', { count: people, names })),
          ...boxes.map((box) => ({
            id: box,
            header: t(`desk-counter.sheet.${box}`),
            cell: () => (
              <span className="counter-box" aria-hidden="true">
                ☐
              </span>
            ),
          })),
        ]}
      />
    </div>
  )
}
