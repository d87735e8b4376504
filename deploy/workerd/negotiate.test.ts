import { describe, expect, it } from 'vitest'
import { chooseEncoding, matchesTag, oneRange } from './negotiate.ts'

const both = { br: true, gzip: true }

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', 'identity'],
    ['*;q=0', 'identity'],
    ['', 'identity'],
    [null, 'identity'],
  ])('takes %s to mean %s', (accept, encoding) => expect(chooseEncoding(accept, both)).toBe(encoding))
  it('never chooses what is not there', () => {
    expect(chooseEncoding('br, gzip', { br: false, gzip: false })).toBe('identity')
  })
})

describe('matchesTag', () => {
  it('knows the same content in any encoding, and nothing else', () => {
    expect(['"a"', 'W/"a"', '"x", "a-br"', '"a-gzip"', '*'].every((header) => matchesTag(header, 'a'))).toBe(
      true,
    )
    expect([null, '', 'a', '"ab"', '"a-deflate"'].some((header) => matchesTag(header, 'a'))).toBe(false)
  })
})

describe('oneRange', () => {
  it.each([
    ['bytes=0-3', { first: 0, last: 3 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-4', { first: 6, last: 9 }],
    ['bytes=2-99', { first: 2, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=10-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=4-2', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,4-5', undefined],
    ['lines=1-2', undefined],
    [null, undefined],
  ])('reads %s', (header, range) => expect(oneRange(header, 10)).toEqual(range))
})
