import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { DUE, inOutbox, key, only, rows, type Db } from '../../tests/worker/in-outbox.ts'
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

const DAY = 86_400_000

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
    ['a kind that is no word', { kind: 'Not a kind!' }],
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
