import { describe, expect, it } from 'vitest'
import {
  SECOND_MS,
  at,
  booked,
  confirm,
  form,
  head,
  iso,
  keyOf,
  lookUp,
  party,
  preview,
  rows,
  workdayAfter,
} from '../../../tests/worker/capacity-visits.ts'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { formOf, visitorAt } from '../../../tests/worker/visitor.ts'
import { capacityPaths, touchedPath } from '../../../views/desk/capacity/addresses.ts'

describe('who is touched', () => {
  it('is rung up for a reason, one phone at a time, and comes all the same where that was agreed', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const [one, other] = [party(), party()]
    const code = await booked(nowMs, at(day, '10:00'), one)
    await booked(nowMs, at(day, '11:00'), other)
    await confirm(browser, await preview(browser, { from: day }))
    const list = await browser.get(touchedPath({ office: 'registry-branch' }))
    expect(list.text).not.toContain(one.phone)
    const [row] = await rows(
      `SELECT bookings.id AS id FROM bookings JOIN times ON times.id = time_id WHERE office = 'registry-branch' AND start_ms = ?`,
      Date.parse(at(day, '10:00')),
    )
    const id = String(row?.['id'])
    const ask = { form: await keyOf(browser), id }
    expect((await browser.post(capacityPaths.phone, { ...ask, why: '' })).text).toContain('请写理由')
    const opened = await browser.post(capacityPaths.phone, { ...ask, why: '打电话商量时间' })
    expect(opened.text).toContain(one.phone)
    expect(opened.text).not.toContain(other.phone)
    const { rows: audit } = await desk().audit({ act: 'unmasked', most: 1 })
    expect(audit[0]).toMatchObject({ about: `booking:${id} phone`, why: '打电话商量时间' })
    for (const _ of [1, 2])
      expect((await browser.post(capacityPaths.keep, { ...ask, why: '电话里说好了，照来' })).text).toContain(
        '记下了',
      )
    const { rows: kept } = await desk().audit({ act: 'touched-kept', most: 5 })
    expect(kept.filter(({ about }) => about === `booking:${id}`)).toHaveLength(1)
    const after = await browser.get(touchedPath({ office: 'registry-branch' }))
    expect(after.text).toContain('电话里说好了，照来')
    expect((await lookUp(nowMs, code, one)).booking).not.toHaveProperty('closed')
  })

  it('sees it on the page of the booking, with the nearest times to take', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const who = party()
    const code = await booked(nowMs, at(day, '10:00'), who)
    await confirm(browser, await preview(browser, { from: day }))
    const later = nowMs + 3 * SECOND_MS
    for (const base of ['', '/elder']) {
      const visitor = visitorAt(iso(later))
      const found = await visitor.post(`${base}/booking/find/`, { code, phoneLast4: who.phone.slice(-4) })
      expect(found.text).toContain('您约的时间那时办不了')
      expect(found.text).toContain(form.reason)
      const start = /value="(20\d\d-[^"]+\+08:00)"/.exec(found.text)?.[1] ?? ''
      expect(start.slice(0, 10)).not.toBe(day)
      if (base !== '') continue
      const soon = visitor.at(iso(later + 3 * SECOND_MS))
      const held = await soon.post('/booking/hold/', { ...formOf(found, '/booking/hold/'), start })
      const moved = await soon.post('/booking/receipt/move/', formOf(held, '/booking/receipt/move/'))
      expect(moved.text).toContain('时间改好了')
      expect(moved.text).not.toContain('您约的时间那时办不了')
      await soon.post('/booking/find/', { code, phoneLast4: who.phone.slice(-4) })
      break
    }
  })
})
