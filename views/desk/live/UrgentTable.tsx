import type { UrgentLine } from '../../../schema/desk/urgent.ts'
import type { Words } from '../../words.ts'
import { caseOnBoard } from './addresses.ts'

const columns = ['number', 'kind', 'due', 'taken', 'since'] as const

const Line = ({ t, line }: { t: Words; line: UrgentLine }) => (
  <tr data-number={line.number}>
    <th scope="row">
      <a href={caseOnBoard(line.number)}>{line.number}</a>
    </th>
    <td data-l={t('desk-live.column.kind')}>
      <span>
        {line.danger ? <b className="desk-danger">{t('desk-live.danger')}</b> : null}
        {line.kind}
      </span>
    </td>
    <td data-l={t('desk-live.column.due')}>
      <span>
        <b>{line.due}</b>
        {line.late ? ` ${t('desk-live.late')}` : null}
      </span>
    </td>
    <td data-l={t('desk-live.column.taken')}>
      <span>{line.taken ? t('desk-live.is-taken') : <b>{t('desk-live.not-taken')}</b>}</span>
    </td>
    <td data-l={t('desk-live.column.since')}>
      <span>{line.since}</span>
    </td>
  </tr>
)

/** The board itself: drawn by the Worker, and again by the script when something changes. */
export const UrgentTable = ({ t, lines }: { t: Words; lines: readonly UrgentLine[] }) =>
  lines.length === 0 ? (
    <p>{t('desk-live.none')}</p>
  ) : (
    <table className="table">
      <caption className="vh">{t('desk-live.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`desk-live.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.number} t={t} line={line} />
        ))}
      </tbody>
    </table>
  )
