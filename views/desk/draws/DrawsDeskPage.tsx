import { DeskNav, type DeskProps } from '../parts.tsx'
import { drawPath, drawPaths } from './addresses.ts'
import type { DrawLine } from './model.ts'

const columns = ['name', 'office', 'state', 'entries', 'count'] as const

/** The draws of one's own offices. */
export const DrawsDeskPage = (props: DeskProps & { lines: readonly DrawLine[] }) => {
  const { t, lines } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="draws" />
      <h1>{t('desk-draws.title')}</h1>
      <p className="lead">{t('desk-draws.lead')}</p>
      <p>
        <a className="btn line" href={drawPaths.declare}>
          {t('desk-draws.declare.title')}
        </a>
      </p>
      {lines.length === 0 ? (
        <p>{t('desk-draws.none')}</p>
      ) : (
        <table className="table">
          <caption>{t('desk-draws.table')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`desk-draws.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, office, state, entries, count }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={drawPath(id)}>{name}</a>
                </th>
                <td data-l={t('desk-draws.column.office')}>
                  <span>{office}</span>
                </td>
                <td data-l={t('desk-draws.column.state')}>
                  <span>{t(`desk-draws.state.${state}`)}</span>
                </td>
                <td data-l={t('desk-draws.column.entries')}>
                  <span>{entries}</span>
                </td>
                <td data-l={t('desk-draws.column.count')}>
                  <span>{count}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
