import { DeskNav } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { Search } from './forms.tsx'
import type { ActProps, CounterRow, DayModel } from './model.ts'
import { CodeLink, textColumn } from './parts.tsx'

export type FoundRow = CounterRow & { dayText: string }

/** What was found by code, or by the last digits of a phone. */
export const SearchPage = (props: ActProps & DayModel & { found: readonly FoundRow[] }) => {
  const { t, found, self, office } = props
  const text = textColumn(t)
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <p>
        <a href={self}>{t('desk-counter.back')}</a>
      </p>
      <h1>{t('desk-counter.search.found')}</h1>
      <Table<FoundRow>
        caption={office.name}
        none={t('desk-counter.search.none', { office: office.name })}
        rows={found}
        rowKey={({ id }) => id}
        columns={[
          text('day', ({ dayText }) => dayText),
          text('clock', ({ clock }) => clock),
          { ...text('code', (row) => <CodeLink t={t} row={row} />), kind: 'act' },
          text('service', ({ service }) => service),
          text('who', ({ names, phone }) => (
            <>
              {names}
              <small>{phone}</small>
            </>
          )),
          text('stage', ({ stage }) => stage),
        ]}
      />
      <div className="page-s">
        <Search {...props} />
      </div>
    </div>
  )
}
