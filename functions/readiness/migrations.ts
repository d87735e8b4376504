import heartbeatsSql from './0000_heartbeats.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: { entries: [{ idx: 0, when: 1_795_500_000_000, tag: '0000_heartbeats', breakpoints: false }] },
  migrations: { m0000: heartbeatsSql },
}
