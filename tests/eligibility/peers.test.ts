import { describe, expect, it } from 'vitest'
import { rules } from '../../generated/check.ts'
import { disagreeingWithJsonLogic, disagreeingWithPublicodes, inWords } from '../../scripts/peers/agree.ts'

/** A first part of what `npm run check:peers` runs in full. */
const LONGEST_MS = 30_000
const HOUSEHOLDS = 1000

describe('engines of others, with rules written from the same words', () => {
  it(
    'json-logic-engine comes to the same verdicts for households that answer everything',
    () => {
      expect(disagreeingWithJsonLogic(rules, 0, HOUSEHOLDS).map(inWords)).toEqual([])
    },
    LONGEST_MS,
  )
  it.each([0.2, 0.5])(
    'publicodes leaves the same verdicts open where %d of the answers are missing',
    (missing) => {
      expect(disagreeingWithPublicodes(rules, 0, HOUSEHOLDS / 10, missing).map(inWords)).toEqual([])
    },
  )
})
