import deskSql from './0000_desk.sql'
import keysSql from './0003_audit_keys.sql'
import begunSql from './retention/0004_begun.sql'
import rightsSql from './retention/0002_rights.sql'
import accountsSql from './0001_accounts.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: {
    entries: [
      { idx: 0, when: 1_795_800_000_000, tag: '0000_desk', breakpoints: false },
      { idx: 1, when: 1_795_800_100_000, tag: '0001_accounts', breakpoints: false },
      { idx: 2, when: 1_795_800_200_000, tag: '0002_rights', breakpoints: false },
      { idx: 3, when: 1_795_800_300_000, tag: '0003_audit_keys', breakpoints: false },
      { idx: 4, when: 1_795_800_400_000, tag: '0004_begun', breakpoints: false },
    ],
  },
  migrations: { m0000: deskSql, m0001: accountsSql, m0002: rightsSql, m0003: keysSql, m0004: begunSql },
}
