import { describe, expect, it } from 'vitest'
import { compareCases, dueMs, isPassedOn, rankOf, type Queued } from './case-order.ts'

const HOUR = 3_600_000
let number = 0
const one = (part: Partial<Queued> = {}): Queued => ({
  number: (number += 1),
  status: 'accepted',
  danger: false,
  raised: false,
  late: [],
  acceptByMs: 2 * HOUR,
  answerByMs: 24 * HOUR,
  updatedMs: HOUR,
  ...part,
})

const ordered = (...all: Queued[]): Queued[] => all.toReversed().toSorted(compareCases)

describe('the queue', () => {
  it('has danger to life first, however soon anything else is due', () => {
    const danger = one({ danger: true, answerByMs: 90 * HOUR })
    const late = one({ answerByMs: 1, late: ['answer'] })
    expect(ordered(danger, late)).toEqual([danger, late])
  })

  it('has what was passed on before what was not, by the clock or by hand, in danger and out of it', () => {
    const all = [
      one({ danger: true, raised: true, answerByMs: 5 * HOUR }),
      one({ danger: true, answerByMs: HOUR }),
      one({ raised: true, answerByMs: 50 * HOUR }),
      one({ late: ['accept'], answerByMs: 60 * HOUR }),
      one({ answerByMs: HOUR }),
    ]
    expect(ordered(...all)).toEqual(all)
  })

  it('has what is due the soonest first: to be accepted, or to be answered', () => {
    const unaccepted = one({ status: 'received', acceptByMs: 3 * HOUR, answerByMs: 99 * HOUR })
    const asked = one({ status: 'asked', acceptByMs: HOUR, answerByMs: 4 * HOUR })
    expect(ordered(unaccepted, asked)).toEqual([unaccepted, asked])
    expect([dueMs(unaccepted), dueMs(asked)]).toEqual([3 * HOUR, 4 * HOUR])
  })

  it('has what ended last, the newest end first, whatever it was before', () => {
    const open = one({ answerByMs: 999 * HOUR })
    const newest = one({ status: 'closed', updatedMs: 9 * HOUR })
    const older = one({ status: 'withdrawn', danger: true, late: ['answer'], updatedMs: 8 * HOUR })
    expect(ordered(open, newest, older)).toEqual([open, newest, older])
    expect(dueMs(newest)).toBeUndefined()
    expect(rankOf(older)).toBe(rankOf(newest))
  })

  it('has those that are alike as they came', () => {
    const [first, second] = [one(), one()]
    expect(ordered(first, second)).toEqual([first, second])
  })

  it('knows what was passed on', () => {
    expect([one(), one({ raised: true }), one({ late: ['accept'] })].map(isPassedOn)).toEqual([
      false,
      true,
      true,
    ])
  })
})
