import actsSql from '../../../acts/0001_acts.sql'
import draftsSql from './0000_drafts.sql'

/** Text modules, run once each in the object's constructor, in this order. */
export const migrations = {
  journal: {
    entries: [
      { idx: 0, when: 1_795_900_000_000, tag: '0000_drafts', breakpoints: false },
      { idx: 1, when: 1_795_900_100_000, tag: '0001_acts', breakpoints: false },
    ],
  },
  migrations: { m0000: draftsSql, m0001: actsSql },
}
