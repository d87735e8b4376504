import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { describe, expect, inject, it } from 'vitest'
import { inOutbox, key, only, rows } from '../../tests/worker/in-outbox.ts'
import type { Env } from '../env.ts'
import { dispatchDue, type Dispatch } from './dispatch.ts'
import { enqueue, LEASE_MS, takeDue } from './outbox.ts'
import { messages } from './tables.ts'
import { logTransport, transportOf } from './transport.ts'

describe('sending what is due', () => {
  const receiver = inject('webhook')
  const webhook = (path: string) =>
    transportOf({
      ...(env as unknown as Env),
      PORTAL_WEBHOOK_URL: `${receiver.url}${path}`,
      PORTAL_WEBHOOK_SECRET: receiver.secret,
    })
  const filed = async (subject: string) =>
    (await (await fetch(`${receiver.url}/filed`)).json<{ id: string; at: string; text: string }[]>()).filter(
      ({ id }) => id.startsWith(`msg_${subject}_`),
    )
  const work = (part: Partial<Dispatch>): Dispatch => ({
    render: ({ subject }) => Promise.resolve({ to: '13800000000', text: `给 ${subject}` }),
    transport: logTransport,
    nowMs: Date.now,
    chance: () => 0,
    ...part,
  })

  it('counts a message as sent where there is no receiver', () =>
    inOutbox('log', async (db) => {
      enqueue(db, [key({ dueAtMs: Date.now() })])
      expect(await dispatchDue(db, work({ transport: transportOf(env as unknown as Env) }))).toBe(1)
      expect(only(db)).toMatchObject({ state: 'sent', attempts: 1 })
      expect(await dispatchDue(db, work({}))).toBe(0)
    }))

  it('brings each of many messages to the receiver once, through failures', () =>
    inOutbox('many', async (db) => {
      const dueAtMs = Date.now()
      enqueue(
        db,
        Array.from({ length: 20 }, (_, n) => key({ subject: `many${n}`, dueAtMs })),
      )
      const sending = work({ transport: webhook('/fails/7') })
      while ((await dispatchDue(db, sending)) > 0);
      expect(rows(db).filter(({ state }) => state === 'pending')).toHaveLength(7)
      // The receiver's clock is the real one: only the outbox is told that the pause is over.
      db.update(messages)
        .set({ nextAtMs: dueAtMs })
        .where(sql`state = 'pending'`)
        .run()
      while ((await dispatchDue(db, sending)) > 0);
      expect(new Set(rows(db).map(({ state }) => state))).toEqual(new Set(['sent']))
      expect(rows(db).reduce((sum, { attempts }) => sum + attempts, 0)).toBe(27)
      const arrived = await filed('many0')
      expect(arrived).toEqual([
        {
          id: `msg_many0_booked_${dueAtMs}`,
          kind: 'booked',
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
          to: '13800000000',
          text: '给 many0',
        },
      ])
      expect(Math.abs(Date.parse(arrived[0]?.at ?? '') - dueAtMs)).toBeLessThan(1000)
    }))

  it('repeats after a crash between sending and settling, and the receiver files it once', () =>
    inOutbox('crash', async (db) => {
      enqueue(db, [key({ subject: 'crashed', dueAtMs: Date.now() - LEASE_MS })])
      const [before] = takeDue(db, Date.now() - LEASE_MS, 1)
      if (before === undefined) throw new Error('nothing was due')
      const { id, kind } = before
      const sent = { id, kind, at: '2027-05-01T12:00:00+08:00', to: '13800000000', text: '给 crashed' }
      expect(await webhook('/files')(sent, Date.now())).toEqual({ kind: 'sent' })
      // Here the process ends: nothing is settled. The next one finds the message when the lease is over.
      expect(await dispatchDue(db, work({ transport: webhook('/files') }))).toBe(1)
      expect(only(db)).toMatchObject({ state: 'sent', attempts: 2 })
      expect(await filed('crashed')).toHaveLength(1)
    }))

  it('drops a message whose subject is gone', () =>
    inOutbox('gone', async (db) => {
      enqueue(db, [key({ dueAtMs: Date.now() })])
      await dispatchDue(db, work({ render: () => Promise.resolve(undefined) }))
      expect(only(db)).toMatchObject({ state: 'dropped', nextAtMs: null })
    }))

  it('is not stopped by one message that cannot be written', () =>
    inOutbox('unwritable', async (db) => {
      const dueAtMs = Date.now()
      enqueue(db, [key({ subject: 'bad', dueAtMs }), key({ subject: 'good', dueAtMs })])
      const render: Dispatch['render'] = ({ subject }) =>
        subject === 'bad'
          ? Promise.reject(new Error('no words'))
          : Promise.resolve({ to: '1', text: subject })
      await expect(dispatchDue(db, work({ render }))).rejects.toThrow('no words')
      expect(rows(db).map(({ subject, state }) => [subject, state])).toEqual([
        ['bad', 'pending'],
        ['good', 'sent'],
      ])
    }))

  it('keeps messages waiting while the settings are wrong, and names the variable', () =>
    inOutbox('wrong settings', async (db) => {
      enqueue(db, [key({ dueAtMs: Date.now() })])
      const transport = transportOf({ ...(env as unknown as Env), PORTAL_WEBHOOK_URL: 'sms.example.cn' })
      await dispatchDue(db, work({ transport }))
      expect(only(db)).toMatchObject({ state: 'pending', lastError: 'PORTAL_WEBHOOK_URL' })
    }))
})
