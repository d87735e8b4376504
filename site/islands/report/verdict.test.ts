import { describe, expect, it } from 'vitest'
import { verdictOf } from './verdict.ts'

const problem = (status: number, code: string, more: object = {}) => ({
  status,
  body: { code, title: '标题', detail: '说明', ...more },
})

describe('what an answer means for a draft', () => {
  it('a receipt ends it, however often it is given', () => {
    const body = {
      receipt: '4821 0093',
      acceptedBy: '2026-11-26T22:00:00+08:00',
      dueBy: 'x',
      maybeKnown: true,
    }
    expect(verdictOf({ status: 201, body })).toEqual({ is: 'sent', receipt: body })
  })

  it('a photo that was kept has an id', () => {
    expect(verdictOf({ status: 201, body: { photo: 'p-1' } })).toEqual({ is: 'kept', photo: 'p-1' })
  })

  it.each([
    ['no answer', undefined],
    ['the page of a hotspot that wants a log-in', { status: 200, body: undefined }],
    ['a proxy without a word of ours', { status: 403, body: undefined }],
    ['a page that is just being changed', { status: 404, body: { message: 'not found' } }],
    ['a failure', problem(500, 'internal')],
    ['a portal that is being restarted', { status: 502, body: undefined }],
  ])('%s: later, and nothing is lost', (_, answer) => {
    expect(verdictOf(answer)).toEqual({ is: 'later' })
  })

  it('who is asked to wait waits that long', () => {
    for (const code of ['too_many_requests', 'too_many_reports'])
      expect(verdictOf({ ...problem(429, code), retryAfterS: 30 })).toEqual({ is: 'later', afterMs: 30_000 })
  })

  it.each([
    [403, 'proof_required', 'proof'],
    [409, 'proof_used', 'proof'],
    [409, 'photo_gone', 'photos'],
    [422, 'idempotency_key_reused', 'key'],
  ])('%i %s: at once once more', (status, code, why) => {
    expect(verdictOf(problem(status, code))).toEqual({ is: 'once-more', why })
  })

  it('what is wrong in it comes back in the words of the portal, field by field', () => {
    const fields = [{ path: 'place.township', code: 'required', detail: '请选一个' }]
    expect(verdictOf(problem(422, 'invalid_input', { fields }))).toEqual({
      is: 'refused',
      refusal: { text: '说明', faults: [{ path: 'place.township', detail: '请选一个' }] },
    })
    expect(verdictOf(problem(404, 'kind_not_found'))).toMatchObject({ is: 'refused' })
  })
})
