import { atDesk } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { delayFor } from '../../booking/desk/counter/delay.ts'
import { loadBooks } from '../../booking/load-books.ts'
import { gatherRows, prepareStatements } from '../../booking/statements.ts'
import { seeing } from '../../seeing.ts'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { bookOn, ledger, registrarOnADay } from '../../../tests/worker/counter-visits.ts'
import { counterPaths } from '../../../views/desk/counter/addresses.ts'

describe('somebody without a booking', () => {
  it('gets a number and a paper, once a form, and is called after who booked', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { code } = await bookOn(day, '10:00')
    const now = at('09:05')
    const page = await now.dayPage()
    const slips = [1, 2].map(() => now.post(counterPaths.walkIn, { appointment: 'marriage' }, page))
    const [slip] = await Promise.all(slips)
    expect(slip?.url).toContain(counterPaths.slip)
    expect(slip?.text).toContain('>B1<')
    expect(slip?.text).toContain('前面还有 0 位')
    await now.scan(code)
    const after = await now.dayPage()
    expect(/下一位[\s\S]*?class="when mono">(\w+)</.exec(after.text)?.[1]).toBe('A1')
    const second = await now.post(counterPaths.walkIn, { appointment: 'certificate-reissue' })
    expect(second.text).toContain('>B2<')
    expect(second.text).toContain('前面还有 2 位')
    const walkIns = (
      await atDesk(ledger(), (desk) =>
        desk.counterDays({ office: 'registry', from: day, until: day, nowMs: ms('09:06') }),
      )
    )
      .filter(({ kind }) => kind === 'walk-in')
      .map(({ number }) => number)
    expect(walkIns).toEqual([1, 2])
    expect((await now.post(counterPaths.walkIn, { appointment: 'open-day' })).status).toBe(422)
  })

  it('gets a number of their own, also when fifty come at once', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const now = at('09:05')
    const page = await now.dayPage()
    const slips = await Promise.all(
      Array.from({ length: 50 }, () =>
        now.post(counterPaths.walkIn, { appointment: 'marriage', key: crypto.randomUUID() }, page),
      ),
    )
    const numbers = slips.map(({ text }) => />(B\d+)</.exec(text)?.[1])
    expect(new Set(numbers).size).toBe(50)
    const all = await atDesk(ledger(), (desk) =>
      desk.counterDays({ office: 'registry', from: day, until: day, nowMs: ms('09:06') }),
    )
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
  })
})

describe('a notice of delay', () => {
  it('goes once to those who wait and those who are still to come, and to nobody else', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const [waits, served, late, coming] = [
      await bookOn(day, '09:00'),
      await bookOn(day, '09:00'),
      await bookOn(day, '09:30'),
      await bookOn(day, '10:30'),
    ]
    await bookOn(day, '10:30', { office: 'registry-branch' })
    const now = at('09:10')
    await now.scan(waits.code)
    await now.scan(served.code)
    await now.mark(served.id, 'call', { counter: '1' })
    const page = await now.dayPage()
    const send = () => now.post(counterPaths.delay, { minutes: '30' }, page)
    const [told] = await Promise.all([send(), send()])
    expect(told?.text).toContain('已经发给 3 件预约')
    const rows = await runInDurableObject(ledger(), (_, { storage }) =>
      storage.sql
        .exec("SELECT subject FROM messages WHERE kind = 'delay' AND due_at_ms = ?", ms('09:10'))
        .toArray(),
    )
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([waits.id, late.id, coming.id]))
    const { rows: traced } = await desk().audit({ act: 'counter-delay-told', most: 2 })
    expect(traced[0]?.about).toBe('office:registry 30')
    expect((await now.post(counterPaths.delay, { minutes: '7' })).status).toBe(422)
  })

  it('says what was told then, and nothing to who has been called meanwhile', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const [waits, called] = [await bookOn(day, '10:00'), await bookOn(day, '10:30')]
    const now = at('09:10')
    await now.post(counterPaths.delay, { minutes: '45' })
    await at('09:11').post(counterPaths.delay, { minutes: '15' })
    await at('09:12').scan(called.code)
    await at('09:12').mark(called.id, 'call', { counter: '1' })
    const said = await runInDurableObject(ledger(), (_, { storage }) => {
      const rows = gatherRows(storage.sql)
      const db = drizzle(seeing(storage, rows))
      const from = { db, run: prepareStatements(db, rows), start: 1, nowMs: ms('09:12') }
      const books = loadBooks(from, { soon: () => undefined, tell: () => undefined })
      return [
        delayFor(books, waits.id, ms('09:10')),
        delayFor(books, waits.id, ms('09:11')),
        delayFor(books, called.id, ms('09:11')),
      ]
    })
    expect(said).toEqual([45, 15, undefined])
  })

  it('is not sent where nobody waits', async () => {
    const { desk: at } = await registrarOnADay()
    const page = await at('09:10').post(counterPaths.delay, { minutes: '30' })
    expect([page.status, page.text.includes('没有人要通知')]).toEqual([409, true])
  })
})
