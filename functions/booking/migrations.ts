import ledgerSql from './0000_ledger.sql'
import capacitySql from './desk/0004_capacity.sql'
import offersSql from './desk/0006_offers.sql'
import drawsSql from './draws/0002_draws.sql'
import counterSql from './desk/0003_counter.sql'
import actsSql from '../acts/0001_acts.sql'
import outboxSql from '../outbox/0001_outbox.sql'
import retentionSql from '../retention.sql'
import rightsSql from './desk/0005_rights.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: {
    entries: [
      { idx: 0, when: 1_795_600_000_000, tag: '0000_ledger', breakpoints: false },
      { idx: 1, when: 1_795_600_100_000, tag: '0001_outbox', breakpoints: true },
      { idx: 2, when: 1_795_600_200_000, tag: '0002_draws', breakpoints: false },
      { idx: 3, when: 1_795_600_300_000, tag: '0003_counter', breakpoints: false },
      { idx: 4, when: 1_795_600_400_000, tag: '0004_capacity', breakpoints: false },
      { idx: 5, when: 1_795_600_500_000, tag: '0005_rights', breakpoints: false },
      { idx: 6, when: 1_795_600_600_000, tag: '0006_offers', breakpoints: false },
      { idx: 7, when: 1_795_600_700_000, tag: '0007_acts', breakpoints: false },
    ],
  },
  migrations: {
    m0000: ledgerSql,
    m0001: outboxSql,
    m0002: drawsSql,
    m0003: counterSql,
    m0004: capacitySql,
    m0005: retentionSql + rightsSql,
    m0006: offersSql,
    m0007: actsSql,
  },
}
