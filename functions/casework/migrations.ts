import actsSql from '../acts/0001_acts.sql'
import outboxSql from '../outbox/0001_outbox.sql'
import retentionSql from '../retention.sql'
import rightsSql from './desk/0004_rights.sql'
import casebookSql from './0000_casebook.sql'
import deskSql from './desk/0002_desk.sql'
import staysSql from './desk/0003_stays.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: {
    entries: [
      { idx: 0, when: 1_795_700_000_000, tag: '0000_casebook', breakpoints: false },
      { idx: 1, when: 1_795_700_100_000, tag: '0001_outbox', breakpoints: true },
      { idx: 2, when: 1_795_700_200_000, tag: '0002_desk', breakpoints: false },
      { idx: 3, when: 1_795_700_300_000, tag: '0003_stays', breakpoints: false },
      { idx: 4, when: 1_795_700_400_000, tag: '0004_rights', breakpoints: false },
      { idx: 5, when: 1_795_700_500_000, tag: '0005_acts', breakpoints: false },
    ],
  },
  migrations: {
    m0000: casebookSql,
    m0001: outboxSql,
    m0002: deskSql,
    m0003: staysSql,
    m0004: retentionSql + rightsSql,
    m0005: actsSql,
  },
}
