import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { drizzle, type DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import { describe, expect, inject, it } from 'vitest'
import type { Env } from '../../env.ts'
import outboxSql from './0001_outbox.sql'
import { dispatchDue, type Dispatch } from './dispatch.ts'
import { messageId, type MessageKey } from './message.ts'
import {
  dropFor,
  enqueue,
  forgetSettled,
  LEASE_MS,
  nextDueAtMs,
  settle,
  settledMessages,
  takeDue,
} from './outbox.ts'
import { messages } from './tables.ts'
import { logTransport, transportOf } from './transport.ts'

const migrations = {
  journal: { entries: [{ idx: 1, when: 1_795_600_000_000, tag: '0001_outbox', breakpoints: true }] },
  migrations: { m0001: outboxSql },
}

type Db = DrizzleSqliteDODatabase

/** An outbox in the storage of an object that only this test knows. */
const inOutbox = <T>(name: string, work: (db: Db, state: DurableObjectState) => T | Promise<T>): Promise<T> =>
  runInDurableObject((env as unknown as Env).READINESS.getByName(`outbox ${name}`), async (_, state) => {
    const db = drizzle(state.storage)
    await migrate(db, migrations)
    return work(db, state)
  })

const DUE = 1_000_000
const DAY = 86_400_000
const key = (part: Partial<MessageKey> = {}): MessageKey => ({
  subject: 'b1',
  kind: 'booked',
  dueAtMs: DUE,
  ...part,
})
const rows = (db: Db) => db.select().from(messages).all()
const only = (db: Db) => {
  const [row, ...others] = rows(db)
  if (row === undefined || others.length > 0) throw new Error('expected one message')
  return row
}

describe('putting a message in', () => {
  it('keeps it once, however often it is put in', () =>
    inOutbox('once', (db) => {
      enqueue(db, [key(), key()])
      enqueue(db, [key()])
      expect(rows(db)).toEqual([
        {
          ...key(),
          giveUpAtMs: DUE + DAY,
          state: 'pending',
          attempts: 0,
          nextAtMs: DUE,
          settledAtMs: null,
          lastError: null,
        },
      ])
    }))

  it('leaves a sent one sent', () =>
    inOutbox('sent stays', (db) => {
      enqueue(db, [key()])
      takeDue(db, DUE, 9)
      settle(db, messageId(key()), { kind: 'sent' }, DUE, 0)
      enqueue(db, [key()])
      expect(only(db).state).toBe('sent')
    }))

  it('brings back one that was dropped: a booking moved away and back keeps its reminder', () =>
    inOutbox('brought back', (db) => {
      enqueue(db, [key()])
      dropFor(db, 'b1', ['booked'], 5)
      enqueue(db, [key()])
      expect(only(db)).toMatchObject({ state: 'pending', nextAtMs: DUE, settledAtMs: null })
    }))

  it('is undone with the transaction it stands in, though its statement belongs to the database', () =>
    inOutbox('rolled back', (db) => {
      expect(() =>
        db.transaction((tx) => {
          enqueue(db, [key()])
          enqueue(tx, [key({ kind: 'moved' })])
          throw new Error('halfway')
        }),
      ).toThrow('halfway')
      expect(rows(db)).toEqual([])
    }))

  it('gives up when the message is useless, and never later than a day after it was due', () =>
    inOutbox('useless', (db) => {
      enqueue(db, [{ ...key({ subject: 'soon' }), uselessAtMs: DUE + 5 }])
      enqueue(db, [{ ...key({ subject: 'late' }), uselessAtMs: DUE + 9 * DAY }])
      enqueue(db, [{ ...key({ subject: 'never' }), uselessAtMs: DUE }])
      expect(rows(db).map(({ subject, giveUpAtMs }) => [subject, giveUpAtMs])).toEqual([
        ['late', DUE + DAY],
        ['soon', DUE + 5],
      ])
    }))
})

describe('the alarm', () => {
  it('is told the earliest message that still waits', () =>
    inOutbox('alarm', (db) => {
      expect(nextDueAtMs(db)).toBeUndefined()
      enqueue(db, [
        key({ dueAtMs: 30 }),
        key({ dueAtMs: 10, kind: 'moved' }),
        key({ dueAtMs: 20, subject: 'b2' }),
      ])
      expect(nextDueAtMs(db)).toBe(10)
      dropFor(db, 'b1', ['moved'], 5)
      expect(nextDueAtMs(db)).toBe(20)
    }))

  it('is answered from the index, without reading what is settled', () =>
    inOutbox('plan', (db) => {
      const plan = db.all<{ detail: string }>(
        sql`EXPLAIN QUERY PLAN SELECT min(next_at_ms) FROM messages WHERE state = 'pending'`,
      )
      expect(plan.map(({ detail }) => detail).join()).toContain('messages_next')
    }))
})

describe('dropping', () => {
  it('takes back the kinds named, of that subject, that are not sent yet', () =>
    inOutbox('drop', (db) => {
      enqueue(db, [key({ dueAtMs: 1 })])
      takeDue(db, 1, 9)
      settle(db, messageId(key({ dueAtMs: 1 })), { kind: 'sent' }, 2, 0)
      enqueue(db, [
        key({ kind: 'reminder-day-before' }),
        key({ kind: 'reminder-same-day' }),
        key({ kind: 'closure' }),
        key({ kind: 'reminder-same-day', subject: 'b2' }),
      ])
      dropFor(db, 'b1', ['booked', 'reminder-day-before', 'reminder-same-day'], 3)
      expect(rows(db).map(({ subject, kind, state }) => `${subject} ${kind} ${state}`)).toEqual([
        'b1 booked sent',
        'b1 closure pending',
        'b1 reminder-day-before dropped',
        'b1 reminder-same-day dropped',
        'b2 reminder-same-day pending',
      ])
    }))
})

describe('taking what is due', () => {
  it('takes the longest due first, up to the limit, and nothing before its time', () =>
    inOutbox('take', (db) => {
      enqueue(
        db,
        [3, 1, 2, 9].map((dueAtMs) => key({ dueAtMs })),
      )
      expect(takeDue(db, 5, 2).map(({ dueAtMs, attempts }) => [dueAtMs, attempts])).toEqual([
        [1, 1],
        [2, 1],
      ])
      expect(takeDue(db, 5, 9).map(({ dueAtMs }) => dueAtMs)).toEqual([3])
      expect(takeDue(db, 5, 9)).toEqual([])
    }))

  it('gives an unsettled message again when its lease ends, under the same id', () =>
    inOutbox('lease', (db) => {
      enqueue(db, [key()])
      const [first] = takeDue(db, DUE, 9)
      expect(takeDue(db, DUE + LEASE_MS - 1, 9)).toEqual([])
      const [again] = takeDue(db, DUE + LEASE_MS, 9)
      expect(again).toEqual({ ...first, attempts: 2 })
      expect(again?.id).toBe('msg_b1_booked_1000000')
    }))

  it('fails what has become useless while nobody was there to send it, and says so', () =>
    inOutbox('too late', (db) => {
      enqueue(db, [{ ...key(), uselessAtMs: DUE + 5 }])
      expect(takeDue(db, DUE + 5, 9)).toEqual([])
      expect(settledMessages(db, 'failed', 9)).toMatchObject([
        { ...key(), attempts: 0, lastError: 'too_late' },
      ])
      expect(nextDueAtMs(db)).toBeUndefined()
    }))
})

describe('settling', () => {
  const taken = (db: Db, part: Partial<MessageKey> = {}): string => {
    enqueue(db, [key(part)])
    takeDue(db, DUE, 9)
    return messageId(key(part))
  }

  it('plans the next try with its pause, and keeps the reason', () =>
    inOutbox('retry', (db) => {
      const id = taken(db)
      settle(db, id, { kind: 'retry', error: 'timeout' }, DUE + 10_000, 0.5)
      expect(only(db)).toMatchObject({ state: 'pending', nextAtMs: DUE + 32_500, lastError: 'timeout' })
    }))

  it('fails what is refused, and what cannot be tried again in time', () =>
    inOutbox('fail', (db) => {
      settle(db, taken(db), { kind: 'refused', error: 'http_410' }, DUE + 1, 0)
      const late = taken(db, { subject: 'b2' })
      settle(db, late, { kind: 'retry', error: 'http_429', afterMs: DAY }, DUE + 2, 0)
      expect(settledMessages(db, 'failed', 9).map(({ lastError }) => lastError)).toEqual([
        'http_429',
        'http_410',
      ])
      expect(nextDueAtMs(db)).toBeUndefined()
    }))

  it('tells the truth about a message that was dropped on its way', () =>
    inOutbox('on its way', (db) => {
      const [arrived, lost] = [taken(db), taken(db, { subject: 'b2' })]
      dropFor(db, 'b1', ['booked'], DUE + 1)
      dropFor(db, 'b2', ['booked'], DUE + 1)
      settle(db, arrived, { kind: 'sent' }, DUE + 2, 0)
      settle(db, lost, { kind: 'retry', error: 'timeout' }, DUE + 2, 0)
      expect(rows(db).map(({ state }) => state)).toEqual(['sent', 'dropped'])
    }))

  it('changes nothing about what is settled, or not there', () =>
    inOutbox('settled', (db) => {
      const id = taken(db)
      settle(db, id, { kind: 'sent' }, DUE, 0)
      settle(db, id, { kind: 'refused', error: 'http_410' }, DUE, 0)
      settle(db, messageId(key({ subject: 'b9' })), { kind: 'sent' }, DUE, 0)
      expect(only(db)).toMatchObject({ state: 'sent', lastError: null })
      expect(() => settle(db, 'nonsense', { kind: 'sent' }, DUE, 0)).toThrow('not the id of a message')
    }))

  it('is forgotten when retention says so', () =>
    inOutbox('forget', (db) => {
      settle(db, taken(db), { kind: 'sent' }, DUE, 0)
      enqueue(db, [key({ subject: 'b2' })])
      forgetSettled(db, DUE)
      expect(rows(db)).toHaveLength(2)
      forgetSettled(db, DUE + 1)
      expect(only(db).subject).toBe('b2')
    }))
})

describe('the rules in SQL', () => {
  const row = { ...key(), giveUpAtMs: DUE + 1, nextAtMs: DUE }
  const refused: [string, Record<string, unknown>][] = [
    ['an unknown kind', { kind: 'greeting' }],
    ['an unknown state', { state: 'lost', nextAtMs: null, settledAtMs: 1 }],
    ['no subject', { subject: '' }],
    ['a pending message that is never tried', { nextAtMs: null }],
    ['a sent message that waits', { state: 'sent', attempts: 1, settledAtMs: 1 }],
    ['a sent message that was never tried', { state: 'sent', nextAtMs: null, settledAtMs: 1 }],
    ['a failure without a reason', { state: 'failed', nextAtMs: null, settledAtMs: 1 }],
    ['giving up before it is due', { giveUpAtMs: DUE }],
    ['a text where a number belongs', { attempts: 'many' }],
    ['a long error, which might carry more than a code', { lastError: 'x'.repeat(41) }],
  ]
  it.each(refused)('refuse %s', (name, change) =>
    inOutbox(`rule ${name}`, (db) => {
      db.insert(messages)
        .values({ ...row, subject: 'whole' })
        .run()
      const insert = db.insert(messages).values({ ...row, ...change } as typeof row)
      expect(() => insert.run()).toThrow(
        /^(CHECK constraint failed|cannot store TEXT value in INTEGER column)/,
      )
      expect(rows(db)).toHaveLength(1)
    }),
  )
  it('refuse the same message twice', () =>
    inOutbox('twice', (db) => {
      db.insert(messages).values(row).run()
      expect(() => db.insert(messages).values(row).run()).toThrow(/^UNIQUE constraint failed/)
    }))
})

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
