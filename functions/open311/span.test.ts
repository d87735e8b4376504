import { expect, it } from 'vitest'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { readDatetime, readSpan } from './span.ts'

const utc = Date.parse('2026-11-26T02:00:00Z')

it.each([
  '2026-11-26T02:00:00Z',
  '2026-11-26T10:00:00+08:00',
  '2026-11-26T10:00:00 08:00',
  '2026-11-26T02:00Z',
  '2026-11-26T02:00:00.000Z',
])('reads %s as the instant it is', (text) => expect(readDatetime(text)).toBe(utc))

it.each([
  '2026-11-26',
  '2026-11-26T02:00:00',
  '2026-11-31T02:00:00Z',
  '2026-11-26T24:00:00Z',
  '1764122400',
  '',
])('takes "%s" for no date and time with a zone', (text) => expect(readDatetime(text)).toBeUndefined())

it('is the latest 90 days where nothing is asked', () =>
  expect(readSpan('', '', utc)).toEqual({ ok: true, value: { fromMs: utc - 90 * DAY_MS, toMs: utc } }))

it('is 90 days to one side of a single date', () => {
  const at = new Date(utc).toISOString()
  expect(readSpan(at, '', 0)).toEqual({ ok: true, value: { fromMs: utc, toMs: utc + 90 * DAY_MS } })
  expect(readSpan('', at, 0)).toEqual({ ok: true, value: { fromMs: utc - 90 * DAY_MS, toMs: utc } })
})
