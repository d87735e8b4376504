import { addDays, type Day } from '../dates.ts'

export type PeriodFault = { at: number; wrong: 'gap' | 'overlap' | 'closed' }

/** Whether dated periods follow each other without gap or overlap, the last one open-ended; `at` is the faulty entry. */
export const periodFaults = (periods: readonly { from: Day; until?: Day | undefined }[]): PeriodFault[] => {
  const faults: PeriodFault[] = []
  periods.forEach(({ from, until }, at) => {
    const next = periods[at + 1]
    if (next === undefined) {
      if (until !== undefined) faults.push({ at, wrong: 'closed' })
    } else if (next.from <= from || (until !== undefined && until >= next.from))
      faults.push({ at: at + 1, wrong: 'overlap' })
    else if (until !== undefined && until !== addDays(next.from, -1))
      faults.push({ at: at + 1, wrong: 'gap' })
  })
  return faults
}
