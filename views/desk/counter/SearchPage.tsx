import { DeskNav } from '../parts.tsx'
import { Search } from './forms.tsx'
import type { ActProps, CounterRow, DayModel } from './model.ts'
import { Cell, CodeLink, Head } from './parts.tsx'

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
          <Head t={t} of="table" columns={columns} />
          <tbody>
            {found.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.dayText}</th>
                <Cell t={t} column="clock" text={row.clock} />
                <td data-l={cell('code')}>
                  <CodeLink t={t} row={row} />
                </td>
                <Cell t={t} column="service" text={row.service} />
                <td data-l={cell('who')}>
                  <span>
                    {row.names}
                    <small>{row.phone}</small>
                  </span>
                </td>
                <Cell t={t} column="stage" text={row.stage} />
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
