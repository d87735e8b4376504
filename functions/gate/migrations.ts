import spentSql from './0000_spent.sql'

export const migrations = {
  journal: { entries: [{ idx: 0, when: 1_795_700_000_000, tag: '0000_spent', breakpoints: true }] },
  migrations: { m0000: spentSql },
}
