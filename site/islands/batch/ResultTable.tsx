import { useState } from 'react'
import type { Words } from '../../../views/words.ts'
import { chosenFrom, everything, wantedBy, type Choice } from './choose.ts'
import { Filters } from './Filters.tsx'
import { HouseholdRow } from './HouseholdRow.tsx'
import type { Wanted } from './protocol.ts'
import type { State } from './state.ts'

const ROWS_A_PAGE = 50

type Props = {
  t: Words
  state: State
  onExplain: (at: number) => void
  onExport: (as: 'csv' | 'xlsx', households: number[], wanted: Wanted) => void
}

/** The households that were screened: to filter, to sort, to leaf through, to open and to take along. */
export const ResultTable = ({ t, state, onExplain, onExport }: Props) => {
  const [choice, setChoice] = useState<Choice>(everything)
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const { programmes } = state.summary
  const names = new Map(programmes)
  const found = chosenFrom(state.screened, choice)
  const pages = Math.max(1, Math.ceil(found.length / ROWS_A_PAGE))
  const shown = found.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE)
  const bases = new Set(
    shown.flatMap(({ findings }) => findings.flatMap(({ amount }) => amount?.basis ?? [])),
  )

  const choose = (chosen: Choice): void => {
    setChoice(chosen)
    setPage(0)
  }
  const toggle = (at: number): void => {
    const now = new Set(opened)
    if (now.delete(at)) return setOpened(now)
    setOpened(now.add(at))
    if (!state.told.has(at)) onExplain(at)
  }
  const take = (as: 'csv' | 'xlsx'): void =>
    onExport(
      as,
      found.map(({ at }) => at),
      wantedBy(choice),
    )

  return (
    <section className="stack gap" aria-labelledby="results">
      <h2 id="results">{t('batch.table.heading')}</h2>
      <Filters t={t} programmes={programmes} choice={choice} onChoose={choose} />
      <p role="status">
        {found.length === 0 ? t('batch.table.empty') : t('batch.table.count', { count: found.length })}
      </p>
      {found.length === 0 ? null : (
        <>
          <p className="row">
            {(['csv', 'xlsx'] as const).map((as) => (
              <button
                className="btn line"
                type="button"
                key={as}
                disabled={state.exporting}
                onClick={() => take(as)}
              >
                {t(as === 'csv' ? 'batch.table.exportCsv' : 'batch.table.exportXlsx')}
              </button>
            ))}
            <span role="status">{state.exporting ? t('batch.table.exporting') : ''}</span>
          </p>
          <p className="hint">
            {t('batch.table.exportHint')}
            {[...bases].map((basis) => t('batch.table.basis', { basis }))}
          </p>
          <table className="table screened">
            <thead>
              <tr>
                <th scope="col">{t('batch.table.row')}</th>
                <th scope="col">{t('batch.table.who')}</th>
                <th scope="col">{t('batch.table.likely')}</th>
                <th scope="col">{t('batch.table.ask')}</th>
                <th scope="col">{t('batch.table.not')}</th>
                <th scope="col">{t('batch.table.why')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <HouseholdRow
                  key={one.at}
                  t={t}
                  one={one}
                  names={names}
                  told={opened.has(one.at) ? (state.told.get(one.at) ?? 'waiting') : 'closed'}
                  onToggle={() => toggle(one.at)}
                />
              ))}
            </tbody>
          </table>
          {pages === 1 ? null : (
            <nav className="row" aria-label={t('batch.table.pages')}>
              <button
                className="btn line fit"
                type="button"
                disabled={page === 0}
                onClick={() => setPage(page - 1)}
              >
                {t('batch.table.previous')}
              </button>
              <span role="status">{t('batch.table.page', { page: page + 1, pages })}</span>
              <button
                className="btn line fit"
                type="button"
                disabled={page + 1 >= pages}
                onClick={() => setPage(page + 1)}
              >
                {t('batch.table.next')}
              </button>
            </nav>
          )}
        </>
      )}
    </section>
  )
}
