import { describe, expect, it } from 'vitest'
import { ringWith } from '../tests/worker/rings.ts'
import { readToken, signToken } from './token.ts'

const ring = ringWith('k1', { k1: 1 })
const END = 1_000
const token = signToken(ring, 'manage', { booking: '某' }, END)

describe('a token', () => {
  it('gives its payload until its end, and not at it', () => {
    expect(readToken(ring, 'manage', token, END - 1)).toEqual({ booking: '某' })
    expect(readToken(ring, 'manage', token, END)).toBeUndefined()
  })

  it('is for its purpose only', () => {
    expect(readToken(ring, 'desk', token, 0)).toBeUndefined()
  })

  it('survives a rotation, and ends with its key', () => {
    const rotated = ringWith('k2', { k1: 1, k2: 2 })
    expect(readToken(rotated, 'manage', token, 0)).toEqual({ booking: '某' })
    expect(readToken(ringWith('k2', { k2: 2 }), 'manage', token, 0)).toBeUndefined()
    expect(readToken(ringWith('k1', { k1: 3 }), 'manage', token, 0)).toBeUndefined()
  })

  it('does not pass with any of its letters changed', () => {
    for (let at = 0; at < token.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
      expect(readToken(ring, 'manage', changed, 0), `letter ${at}`).toBeUndefined()
    }
  })

  it.each(['', '.', 'k1..', `${token}.`, `${token}.x`, token.slice(0, -1), 'constructor.e30.e30'])(
    'is not %j',
    (text) => {
      expect(readToken(ring, 'manage', text, 0)).toBeUndefined()
    },
  )
})
