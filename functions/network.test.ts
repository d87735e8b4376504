import { describe, expect, it } from 'vitest'
import { networkOf } from './network.ts'

const network = (headers: Record<string, string>): string | undefined => networkOf((name) => headers[name])

describe('the network of a request', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:0:0:1::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['fe80::', 'fe80:0:0:0'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    [' 203.0.113.9 ', '203.0.113.9'],
  ])('of %s is %s', (address, expected) => {
    expect(network({ 'cf-connecting-ip': address })).toBe(expected)
    expect(network({ 'x-forwarded-for': `198.51.100.1, ${address}` })).toBe(expected)
  })

  it('is told by Cloudflare before anybody else', () => {
    expect(network({ 'cf-connecting-ip': '203.0.113.9', 'x-forwarded-for': '198.51.100.1' })).toBe(
      '203.0.113.9',
    )
  })

  it.each(['', 'unknown', '1.2.3', '[::1]', '::1]/x', 'a:b', '1:2:3:4:5:6:7:8:9', 'x'.repeat(100)])(
    'is unknown where the header says %j',
    (address) => expect(network({ 'x-forwarded-for': address })).toBeUndefined(),
  )

  it('is unknown where no header says it', () => expect(network({})).toBeUndefined())
})
