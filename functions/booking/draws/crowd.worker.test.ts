import { atDesk } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import type { Env } from '../../env.ts'
import { publishedOf } from './views.ts'
import { deskAct } from '../../../tests/worker/draw-ledger.ts'

const { BOOKING } = env as unknown as Env
const ms = (text: string): number => Date.parse(`${text}:00+08:00`)
const DRAW = 'marriage-2027-05-20'
const [OPEN, CLOSED, VALUE_OUT] = [ms('2027-04-27T10:00'), ms('2027-05-10T17:00'), ms('2027-05-11T22:00')]
const COUPLES = 5000

it('closes and draws a list of 5,000 couples, each in one transaction', async () => {
  const ledger = BOOKING.getByName('crowd')
  await ledger.draws(OPEN)
  await runInDurableObject(ledger, (_, { storage }) => {
    storage.transactionSync(() => {
      for (let couple = 0; couple < COUPLES; couple += 1) {
        const id = `couple-${couple}`
        const number = String(couple)
          .padStart(12, '0')
          .replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3')
        const wishes = [0, 1, 2].map((nth) => ms('2027-05-20T08:30') + ((couple + nth) % 7) * 1_800_000)
        storage.sql.exec(
          'INSERT INTO parties (id, code_hash, sealed, created_ms, erase_at_ms) VALUES (?, ?, ?, ?, ?)',
          id,
          id,
          'sealed',
          OPEN,
          VALUE_OUT * 2,
        )
        for (const who of ['one', 'other'])
          storage.sql.exec(`INSERT INTO party_people VALUES (?, ?, 'entry', ?, 1)`, id, `${id} ${who}`, DRAW)
        storage.sql.exec(
          `INSERT INTO draw_entries VALUES (?, ?, ?, ?, ?, 'in', NULL, NULL)`,
          id,
          DRAW,
          number,
          JSON.stringify(wishes),
          OPEN,
        )
      }
    })
  })
  await ledger.draws(CLOSED)
  expect(
    await atDesk(ledger, (desk) =>
      desk.drawWith({ act: deskAct(), nowMs: VALUE_OUT, draw: DRAW, publicValue: '03 07 12 19 25 31 08' }),
    ),
  ).toEqual({
    ok: true,
    value: true,
  })
  const record = (await ledger.draws(VALUE_OUT)).find(({ id }) => id === DRAW)
  if (record === undefined) throw new Error('the draw is gone')
  const drawn = publishedOf(record, (await ledger.closedDraw(DRAW)) ?? undefined)
  expect(drawn.order).toHaveLength(COUPLES)
  expect(drawn.given).toHaveLength(14)
  expect(await verifyDraw(drawn)).toEqual([])
  const waiting = await runInDurableObject(ledger, (_, { storage }) =>
    storage.sql.exec('SELECT id FROM waiting ORDER BY turn').toArray(),
  )
  const won = new Set(drawn.given?.map(({ entry }) => entry))
  const inLine = (drawn.order ?? []).filter((entry) => !won.has(entry))
  expect(waiting.map(({ id }) => id)).toEqual(
    inLine.map((entry) => `couple-${Number(entry.replaceAll('-', ''))}`),
  )
})
