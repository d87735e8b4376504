import { describe, expect, it } from 'vitest'
import { ringWith } from '../tests/worker/rings.ts'
import { formTicket, readTicket } from './form-ticket.ts'
import { signToken } from './token.ts'

const ring = ringWith('k1', { k1: 1 })
const AT = 1_800_000_000_000
const MINUTE = 60_000
const INVALID = { ok: false, problem: { code: 'proof_invalid' } }

describe('the ticket of a form', () => {
  const ticket = formTicket(ring, AT)

  it('is good from two seconds to thirty minutes after', () => {
    const good = { ok: true, value: { id: expect.stringMatching(/^[\w-]{22}$/), untilMs: AT + 30 * MINUTE } }
    expect(readTicket(ring, ticket, AT + 2_000)).toEqual(good)
    expect(readTicket(ring, ticket, AT + 30 * MINUTE - 1)).toEqual(good)
    expect(readTicket(ring, ticket, AT + 30 * MINUTE)).toEqual(INVALID)
  })

  it('is too young before, and says for how long', () => {
    const young = (retryAfterSeconds: number) => ({
      ok: false,
      problem: { code: 'too_many_requests', retryAfterSeconds },
    })
    expect(readTicket(ring, ticket, AT)).toEqual(young(2))
    expect(readTicket(ring, ticket, AT + 1_999)).toEqual(young(1))
  })

  it('is another each time, fits a form, and says nothing of whom it is for', () => {
    expect(formTicket(ring, AT)).not.toBe(ticket)
    expect(ticket.length).toBeLessThan(250)
  })

  it('is ours only', () => {
    expect(readTicket(ringWith('k1', { k1: 2 }), ticket, AT + MINUTE)).toEqual(INVALID)
    expect(readTicket(ring, signToken(ring, 'manage', { id: 'x' }, AT + 10 * MINUTE), AT + MINUTE)).toEqual(
      INVALID,
    )
    for (const text of ['', 'x', `${ticket}x`, ticket.repeat(9)])
      expect(readTicket(ring, text, AT + MINUTE)).toEqual(INVALID)
  })
})
