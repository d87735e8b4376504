import deskSql from './0000_desk.sql'
import rightsSql from './retention/0002_rights.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: {
    entries: [
      { idx: 0, when: 1_795_800_000_000, tag: '0000_desk', breakpoints: false },
      { idx: 2, when: 1_795_800_200_000, tag: '0002_rights', breakpoints: false },
    ],
  },
  migrations: { m0000: deskSql, m0002: rightsSql },
}
