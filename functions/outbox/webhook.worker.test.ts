import { Webhook } from 'standardwebhooks'
import { describe, expect, inject, it } from 'vitest'
import { webhookSettings } from '../webhook-settings.ts'
import { signedHeaders } from './signature.ts'
import type { Outgoing } from './transport.ts'
import { outcomeOf, webhookTransport } from './webhook.ts'

const receiver = inject('webhook')

const settingsFor = (path: string, secret = receiver.secret) => {
  const read = webhookSettings({
    PORTAL_WEBHOOK_URL: `${receiver.url}${path}`,
    PORTAL_WEBHOOK_SECRET: secret,
  })
  if (!read.ok || read.value === undefined) throw new Error('the test receiver has no usable address')
  return read.value
}

const message = (id: string): Outgoing => ({
  id,
  kind: 'booked',
  at: '2027-05-01T12:00:00+08:00',
  to: '13800000000',
  text: '您已约好 2027年5月20日 星期四 上午9:00 办结婚登记。',
})

const send = (path: string, id: string, timeoutMs?: number, nowMs = Date.now()) =>
  webhookTransport(settingsFor(path), timeoutMs)(message(id), nowMs)

const filed = async (id: string): Promise<unknown[]> => {
  const all = await (await fetch(`${receiver.url}/filed`)).json<Outgoing[]>()
  return all.filter((one) => one.id === id)
}

const asked = async (path: string): Promise<number> =>
  (await (await fetch(`${receiver.url}/asked`)).json<Record<string, number>>())[path] ?? 0

describe('the signature', () => {
  it('is what the reference library of Standard Webhooks expects, and nothing else is', async () => {
    const { key } = settingsFor('/files')
    const body = JSON.stringify(message('msg_signed'))
    const headers = await signedHeaders(key, 'msg_signed', Date.now(), body)
    const reference = new Webhook(receiver.secret)
    expect(reference.verify(body, headers)).toEqual(message('msg_signed'))
    expect(() => reference.verify(body.replace('138', '139'), headers)).toThrow('No matching signature')
    expect(() => reference.verify(body, { ...headers, 'webhook-id': 'msg_other' })).toThrow(
      'No matching signature',
    )
  })
})

describe('a message by webhook', () => {
  it('arrives as it was written', async () => {
    expect(await send('/files', 'msg_plain')).toEqual({ kind: 'sent' })
    expect(await filed('msg_plain')).toEqual([message('msg_plain')])
  })

  it('has one effect, however often it is sent', async () => {
    const ends = await Promise.all(Array.from({ length: 10 }, () => send('/files', 'msg_often')))
    expect(new Set(ends.map(({ kind }) => kind))).toEqual(new Set(['sent']))
    expect(await filed('msg_often')).toHaveLength(1)
  })

  it('is tried again when the answer was lost, and still has one effect', async () => {
    expect(await send('/loses-answer/1', 'msg_lost')).toEqual({ kind: 'retry', error: 'network' })
    expect(await send('/loses-answer/1', 'msg_lost')).toEqual({ kind: 'sent' })
    expect(await filed('msg_lost')).toHaveLength(1)
  })

  it('waits for a slow receiver, but not for one that hangs', async () => {
    expect(await send('/slow/200', 'msg_slow', 5_000)).toEqual({ kind: 'sent' })
    expect(await send('/hangs', 'msg_hangs', 200)).toEqual({ kind: 'retry', error: 'timeout' })
  })

  it('is tried again after 5xx, a cut line and a closed door', async () => {
    expect(await send('/fails/1', 'msg_fails')).toEqual({ kind: 'retry', error: 'http_503' })
    expect(await send('/fails/1', 'msg_fails')).toEqual({ kind: 'sent' })
    expect(await send('/cut', 'msg_cut')).toEqual({ kind: 'retry', error: 'network' })
    const closed = webhookTransport({ ...settingsFor('/'), url: 'http://127.0.0.1:1/' })
    expect(await closed(message('msg_closed'), Date.now())).toEqual({ kind: 'retry', error: 'network' })
  })

  it('follows no redirect', async () => {
    expect(await send('/redirects', 'msg_redirected')).toEqual({ kind: 'retry', error: 'http_307' })
    expect(await asked('/redirects')).toBe(1)
    expect(await filed('msg_redirected')).toEqual([])
  })

  it('waits as long as a busy receiver asks', async () => {
    expect(await send('/busy/120', 'msg_busy')).toEqual({
      kind: 'retry',
      error: 'http_429',
      afterMs: 120_000,
    })
  })

  it('is refused for good by any other 4xx', async () => {
    expect(await send('/status/410', 'msg_gone')).toEqual({ kind: 'refused', error: 'http_410' })
  })

  it('is refused by the receiver when it is old, or signed with another secret', async () => {
    expect(await send('/files', 'msg_old', undefined, Date.now() - 301_000)).toEqual({
      kind: 'refused',
      error: 'http_401',
    })
    const other = settingsFor('/files', `whsec_${btoa('another secret of thirty-two bytes')}`)
    expect(await webhookTransport(other)(message('msg_forged'), Date.now())).toEqual({
      kind: 'refused',
      error: 'http_401',
    })
    expect([...(await filed('msg_old')), ...(await filed('msg_forged'))]).toEqual([])
  })
})

describe('the pause a receiver asks for', () => {
  const nowMs = Date.parse('2027-05-20T01:00:00Z')
  const pause = (header: string) => outcomeOf(503, header, nowMs)

  it('is seconds or an HTTP date', () => {
    expect(pause('90')).toEqual({ kind: 'retry', error: 'http_503', afterMs: 90_000 })
    expect(pause('Thu, 20 May 2027 01:05:00 GMT')).toEqual({
      kind: 'retry',
      error: 'http_503',
      afterMs: 300_000,
    })
  })
  it('is none when it has passed, and is left aside when it says nothing', () => {
    expect(pause('Thu, 20 May 2027 00:05:00 GMT')).toEqual({ kind: 'retry', error: 'http_503', afterMs: 0 })
    expect(pause('soon')).toEqual({ kind: 'retry', error: 'http_503' })
  })
})
