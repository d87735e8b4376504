import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { coveredBy, formsOf, proveOnce } from '../../tests/worker/acts-once.ts'
import { caseActs, noCaseActs } from '../../tests/worker/case-acts.ts'
import { casebook } from '../../tests/worker/report-client.ts'
import { cases } from '../../tests/worker/who-may/cases.ts'
import { outbox } from '../../tests/worker/who-may/outbox.ts'
import { rescue } from '../../tests/worker/who-may/rescue.ts'
import { retention } from '../../tests/worker/who-may/retention.ts'

/** All that the casebook keeps; of messages only that they are there, for they are sent meanwhile. */
const standing = (): Promise<string> =>
  runInDurableObject(casebook(), (_, { storage }) => {
    const rows = (what: string): unknown[] => storage.sql.exec(`SELECT ${what}`).toArray()
    const tables = [
      'cases',
      'reports',
      'events',
      'answers',
      'photos',
      'photos_due',
      'stays',
      'stay_events',
      'erasure_holds',
      'erasures',
    ]
    return JSON.stringify([
      ...tables.map((table) => rows(`* FROM ${table}`)),
      rows('kind, subject, due_at_ms FROM messages'),
    ])
  })

it('every form of the pages of cases, stays, messages and retention acts, or has a reason not to', () => {
  expect(coveredBy(caseActs, noCaseActs)).toEqual(formsOf(cases, rescue, outbox, retention))
})

describe('an act of staff on cases', () => {
  proveOnce(caseActs, { of: casebook, standing })
})
