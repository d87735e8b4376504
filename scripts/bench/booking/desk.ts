import { addDays, dayOf } from '../../../schema/dates.ts'
import { openLedgerFile } from './ledger-file.ts'
import type { Desk } from './times.ts'

/** What an office does when it opens more counters for a rush: a row that the ledger reads when it starts. */
export const setCapacity = (data: string, { office, appointment }: Desk, capacity: number): void => {
  const file = openLedgerFile(data, false)
  try {
    const nowMs = Date.now()
    file
      .prepare(
        `INSERT INTO desk_changes (id, made_ms, office, appointment, from_day, until_day, capacity, reason, made_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'bench')`,
      )
      .run(
        crypto.randomUUID(),
        nowMs,
        office,
        appointment,
        dayOf(nowMs),
        addDays(dayOf(nowMs), 200),
        capacity,
        'bench',
      )
  } finally {
    file.close()
  }
}
