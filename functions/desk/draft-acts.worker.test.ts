import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { coveredBy, formsOf, proveOnce } from '../../tests/worker/acts-once.ts'
import { draftActs } from '../../tests/worker/draft-acts.ts'
import { drafts } from '../../tests/worker/draft-visits.ts'
import { editions } from '../../tests/worker/who-may/editions.ts'
// Loaded before any request: of two that come at once, the test runner lets one wait for what the other loads, for ever.
import '../edition-table.ts'
import '../name-slug.ts'

const standing = (): Promise<string> =>
  runInDurableObject(drafts(), (_, { storage }) =>
    JSON.stringify(
      ['drafts', 'versions', 'steps'].map((table) => storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
    ),
  )

it('every form of the pages of drafts acts', () => {
  expect(coveredBy(draftActs, {})).toEqual(formsOf(editions))
})

describe('an act of staff on drafts', () => {
  proveOnce(draftActs, { of: drafts, standing })
})
