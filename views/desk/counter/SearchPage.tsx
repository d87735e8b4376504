import { DeskNav } from '../parts.tsx'
import { counterAt, counterPaths } from './addresses.ts'
import { Search } from './forms.tsx'
import type { ActProps, CounterRow, DayModel } from './model.ts'

export type FoundRow = CounterRow & { dayText: string }

const columns = ['day', 'clock', 'code', 'service', 'who', 'stage'] as const

/** What was found by code, or by the last digits of a phone. */
export const SearchPage = (props: ActProps & DayModel & { found: readonly FoundRow[] }) => {
  const { t, found, self, office } = props
  const cell = (name: string) => t(`desk-counter.table.${name}`)
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <p>
        <a href={self}>{t('desk-counter.back')}</a>
      </p>
      <h1>{t('desk-counter.search.found')}</h1>
      {found.length === 0 ? (
        <p role="status">{t('desk-counter.search.none', { office: office.name })}</p>
      ) : (
        <table className="table">
          <caption>{office.name}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {cell(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.dayText}</th>
                <td data-l={cell('clock')}>
                  <span>{row.clock}</span>
                </td>
                <td data-l={cell('code')}>
                  <a
                    className="mono"
                    href={counterAt(counterPaths.booking, { id: row.id })}
                    aria-label={t('desk-counter.look-at', { who: row.shortCode })}
                  >
                    {row.shortCode}
                  </a>
                </td>
                <td data-l={cell('service')}>
                  <span>{row.service}</span>
                </td>
                <td data-l={cell('who')}>
                  <span>
                    {row.names}
                    <small>{row.phone}</small>
                  </span>
                </td>
                <td data-l={cell('stage')}>
                  <span>{row.stage}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="page-s">
        <Search {...props} />
      </div>
    </div>
  )
}
