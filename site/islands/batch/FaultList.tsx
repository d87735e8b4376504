import type { RowFault } from '../../../schema/roster/fault.ts'
import type { Words } from '../../../views/words.ts'

const MOST_SHOWN = 50

/** What is wrong with the roster: where, what is written, what is wrong with it, what would be right. */
export const FaultList = ({
  t,
  faults,
  onExport,
}: {
  t: Words
  faults: readonly RowFault[]
  onExport: () => void
}) => {
  if (faults.length === 0) return null
  return (
    <section className="stack gap" aria-labelledby="faults">
      <h2 id="faults">{t('batch.fault.heading', { count: faults.length })}</h2>
      <p>{t('batch.fault.lead')}</p>
      <ul className="faults">
        {faults.slice(0, MOST_SHOWN).map(({ row, column, written, code, params = {} }) => (
          <li key={`${row} ${column} ${code}`}>
            <b>{t('batch.fault.one', { row, column })}</b>
            {t(written === '' ? 'batch.fault.blank' : 'batch.fault.written', {
              written,
              wrong: t(`batch.faults.${code}.wrong`, params),
              right: t(`batch.faults.${code}.right`, params),
            })}
          </li>
        ))}
      </ul>
      {faults.length > MOST_SHOWN ? (
        <p>{t('batch.fault.more', { shown: MOST_SHOWN, count: faults.length })}</p>
      ) : null}
      <p>
        <button className="btn line" type="button" onClick={onExport}>
          {t('batch.fault.export')}
        </button>
      </p>
    </section>
  )
}
