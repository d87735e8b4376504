import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { at, fresh, nowMs, toldTo } from '../../tests/worker/fresh-ledger.ts'

type Ledger = ReturnType<typeof fresh>['ledger']

/**
 * As if the content had given this day what the desk did, and gives it no longer: the desk's change is gone while nobody looked. The
 * compiled content cannot change inside a test.
 */
const published = async (ledger: Ledger) => {
  await runInDurableObject(ledger, (_, { storage }) => {
    storage.sql.exec('DROP TRIGGER changes_stay_there')
    storage.sql.exec('UPDATE touched SET change_id = NULL')
    storage.sql.exec('DELETE FROM desk_changes')
  })
  await evictDurableObject(ledger)
}

describe('content that gives a time fewer places', () => {
  it('drops nobody: who no longer fits is told, once, and keeps the time until they have chosen another', async () => {
    const { ledger, book, hold, change } = fresh()
    await change(2)
    const [first, second] = [await book(at('09:00')), await book(at('09:00'))]
    await published(ledger)
    expect((await ledger.found(first, nowMs)).touched).toBeUndefined()
    const found = await ledger.found(second, nowMs)
    expect(found.booking).toMatchObject({ state: 'booked', startMs: at('09:00') })
    expect(found.touched).toMatchObject({ reason: null })
    expect(found.touched?.nearest.length).toBeGreaterThan(0)
    expect(await hold(at('09:00'))).toBe('slot_taken')
    await evictDurableObject(ledger)
    await ledger.found(second, nowMs)
    expect(await toldTo(ledger, second)).toEqual(['booked', 'closure'])
    expect(await toldTo(ledger, first)).toEqual(['booked'])
  })

  it('tells them that they can come after all, where it gives the places back', async () => {
    const { ledger, book, change } = fresh()
    await change(2)
    const [, second] = [await book(at('09:00')), await book(at('09:00'))]
    await published(ledger)
    expect((await ledger.found(second, nowMs)).touched).toBeDefined()
    await change(2)
    expect((await ledger.found(second, nowMs)).touched).toBeUndefined()
  })

  it('takes an offer back before it tells anybody who has booked', async () => {
    const { ledger, book, cancel, wait, waiting, change } = fresh()
    await change(2)
    const [first, second] = [await book(at('09:00')), await book(at('09:00'))]
    const waits = await wait(at('09:00'))
    await cancel(first)
    expect(await waiting(waits)).toMatchObject({ state: 'offered' })
    await published(ledger)
    expect(await waiting(waits)).toMatchObject({ state: 'waiting', position: 1 })
    expect((await ledger.found(second, nowMs)).touched).toBeUndefined()
    expect(await toldTo(ledger, waits)).toEqual(['offer', 'offer-withdrawn'])
  })

  it('and more places goes to who waits', async () => {
    const { ledger, book, wait, waiting, change } = fresh()
    await book(at('09:00'))
    const waits = await wait(at('09:00'))
    await change(0)
    expect(await waiting(waits)).toMatchObject({ state: 'waiting', closed: true })
    await published(ledger)
    expect(await waiting(waits)).toMatchObject({ state: 'waiting', position: 1 })
    expect((await waiting(waits))?.closed).toBeUndefined()
  })

  it('says nothing of a time that has begun', async () => {
    const { ledger, book, change } = fresh()
    await change(2)
    const [, second] = [await book(at('09:00')), await book(at('09:00'))]
    await published(ledger)
    await ledger.found(second, at('09:10'))
    expect(await toldTo(ledger, second)).not.toContain('closure')
  })
})
