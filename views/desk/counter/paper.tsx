import type { Words } from '../../words.ts'
import { DeskNav, type DeskProps } from '../parts.tsx'
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

const Boxes = ({ t }: { t: Words }) =>
  boxes.map((box) => (
    <td key={box} className="counter-box" data-l={t(`desk-counter.sheet.${box}`)}>
      <span aria-hidden="true">☐</span>
    </td>
  ))

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
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <h1>{t('desk-counter.sheet.title')}</h1>
      <p>{t('desk-counter.sheet.of', { office, day: dayText, count: rows.length, printed })}</p>
      <Print t={t} back={back} />
      <table className="table counter-sheet">
        <caption className="vh">{t('desk-counter.sheet.title')}</caption>
        <thead>
          <tr>
            {['clock', 'code', 'service', 'who'].map((column) => (
              <th key={column} scope="col">
                {t(`desk-counter.table.${column}`)}
              </th>
            ))}
            {boxes.map((box) => (
              <th key={box} scope="col">
                {t(`desk-counter.sheet.${box}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.clock}</th>
              <td className="mono" data-l={t('desk-counter.table.code')}>
                <span>{row.shortCode}</span>
              </td>
              <td data-l={t('desk-counter.table.service')}>
                <span>{row.service}</span>
              </td>
              <td data-l={t('desk-counter.table.who')}>
                <span>{t('desk-counter.sheet.who', { count: row.people, names: row.names })}</span>
              </td>
              <Boxes t={t} />
            </tr>
          ))}
          {Array.from({ length: EMPTY_LINES }, (_, at) => (
            <tr key={at} className="counter-empty">
              <th scope="row">
                <span className="quiet">{t('desk-counter.sheet.without')}</span>
              </th>
              <td>{EMPTY}</td>
              <td>{EMPTY}</td>
              <td>{EMPTY}</td>
              <Boxes t={t} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
