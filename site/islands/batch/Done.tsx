import type { Words } from '../../../views/words.ts'
import { Inline } from '../../../views/parts.tsx'
import { gettable } from './choose.ts'
import { FaultList } from './FaultList.tsx'
import type { Wanted } from './protocol.ts'
import { ResultTable } from './ResultTable.tsx'
import type { State } from './state.ts'

const MS_A_SECOND = 1000

type Props = {
  t: Words
  state: State
  onExplain: (at: number) => void
  onExport: (as: 'csv' | 'xlsx', households: number[], wanted: Wanted) => void
  onFaults: () => void
  onAgain: () => void
}

/** What came out, what has to be put right, and the table. */
export const Done = ({ t, state, onExplain, onExport, onFaults, onAgain }: Props) => {
  const { summary, screened, stopped, startedAtMs, endedAtMs } = state
  const faultRows = new Set(summary.faults.map(({ row }) => row)).size
  const likely = screened.filter((one) => gettable(one) > 0).length
  const seconds = ((endedAtMs - startedAtMs) / MS_A_SECOND).toFixed(1)
  return (
    <div className="stack">
      <h2 tabIndex={-1} data-stage>
        {t(stopped === 'no' ? 'batch.done.heading' : 'batch.done.headingStopped')}
      </h2>
      <p className="note">
        <Inline text={t('batch.done.note')} />
      </p>
      <p>
        {stopped === 'no'
          ? null
          : t('batch.work.stopped', { done: screened.length, left: summary.households - screened.length })}
        {t('batch.done.sum', { rows: summary.rows, households: screened.length, faultRows })}
        {screened.length === 0 ? t('batch.done.none') : t('batch.done.likely', { count: likely })}
      </p>
      <p className="hint">
        {t('batch.done.time', { seconds })}
        {summary.unused.length === 0 ? null : t('batch.done.unused', { columns: summary.unused.join('、') })}
      </p>
      <p>
        <button className="btn line" type="button" onClick={onAgain}>
          {t('batch.start.again')}
        </button>
      </p>
      <FaultList t={t} faults={summary.faults} onExport={onFaults} />
      {screened.length === 0 ? null : (
        <ResultTable t={t} state={state} onExplain={onExplain} onExport={onExport} />
      )}
    </div>
  )
}
