import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { TestParty } from '../../../tests/support/people.ts'
import { fieldsOf } from '../../../tests/worker/booking-visits.ts'
import {
  at,
  booked,
  confirm,
  head,
  ledger,
  lookUp,
  party,
  preview,
  rows,
  workdayAfter,
} from '../../../tests/worker/capacity-visits.ts'
import { desk, type DeskBrowser } from '../../../tests/worker/desk-visits.ts'
import { formOf, type Fields, type Page } from '../../../tests/worker/visitor.ts'
import { capacityPaths, monthPath, overbookPath } from '../../../views/desk/capacity/addresses.ts'

describe('overbooking', () => {
  const place = (day: string) => ({ office: 'registry-branch', appointment: 'marriage', date: day })
  const fill = async (
    browser: DeskBrowser,
    day: string,
    who: TestParty,
    clock = '10:00',
    reason = '从外地赶回来的',
  ) => {
    const page = await browser.get(overbookPath(place(day)))
    return { ...formOf(page, capacityPaths.enter), start: at(day, clock), ...fieldsOf(who), reason }
  }

  it('lets a party in at a full time, once a form, by a name and with a reason, and counts it', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    await booked(nowMs, at(day, '10:00'), party())
    const who = party()
    const fields = await fill(browser, day, who)
    const [first, second] = [
      await browser.post(capacityPaths.enter, fields),
      await browser.post(capacityPaths.enter, fields),
    ]
    const codeIn = (page: Page) => /<p[^>]*class="code code-xl"[^>]*>([^<]+)</.exec(page.text)?.[1] ?? ''
    expect(codeIn(first)).toMatch(/^\w{4} \w{4}$/)
    expect(codeIn(second)).toBe(codeIn(first))
    expect((await lookUp(nowMs, codeIn(first), who)).booking).toMatchObject({
      start: at(day, '10:00'),
      state: 'booked',
    })
    const kept = await rows(
      `SELECT overbooked.by_staff, overbooked.reason, places.overbooked_by FROM overbooked JOIN times ON times.id = overbooked.time_id
       JOIN places ON places.party_id = overbooked.id WHERE start_ms = ?`,
      Date.parse(at(day, '10:00')),
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ reason: '从外地赶回来的' })
    expect(kept[0]?.['by_staff']).toBe(kept[0]?.['overbooked_by'])
    const { rows: audit } = await desk().audit({ act: 'overbooked', most: 3 })
    expect(audit.filter(({ who: by }) => by === kept[0]?.['by_staff'])).toHaveLength(1)
    const month = await browser.get(monthPath({ office: 'registry-branch', month: day.slice(0, 7) }))
    expect(month.text).toMatch(/加号，这个月 \d+ 个/)
    expect(month.text).toContain('从外地赶回来的')
  })

  it('holds everybody to one booking of a service, and asks for a reason and readable numbers', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const who = party()
    await booked(nowMs, at(day, '10:00'), who)
    const twice = await browser.post(capacityPaths.enter, await fill(browser, day, who))
    expect(twice.text).toContain('已经约过了')
    const none = await browser.post(capacityPaths.enter, await fill(browser, day, party(), '10:00', ''))
    expect(none.status).toBe(422)
    const wrong = { ...(await fill(browser, day, party())), 'people.0.idNumber': '431281199001010000' }
    const refused = await browser.post(capacityPaths.enter, wrong)
    expect(refused.text).toContain('身份证号')
    expect(refused.text).toContain('431281199001010000')
  })

  it('is not for a time that has places, nor for one that is closed, nor for another office', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    await booked(nowMs, at(day, '10:00'), party())
    const fields = await fill(browser, day, party())
    const post = (more: Fields) => browser.post(capacityPaths.enter, { ...fields, ...more })
    expect((await post({ start: at(day, '11:00') })).text).toContain('还有空的时间')
    expect((await post({ office: 'registry' })).text).toContain('没有找到')
    await confirm(browser, await preview(browser, { from: day }))
    expect((await post({})).text).toContain('这一天改成不办公了')
  })

  it('is refused by the tables to whoever names nobody', async () => {
    const { nowMs } = await head()
    const day = workdayAfter(nowMs)
    await booked(nowMs, at(day, '10:00'), party())
    const insert = (by: string | null) =>
      runInDurableObject(ledger(), (_, { storage }) => {
        const [full] = storage.sql
          .exec('SELECT id FROM times WHERE start_ms = ?', Date.parse(at(day, '10:00')))
          .toArray()
        storage.sql.exec(
          'INSERT INTO places (time_id, seat, hold_id, expires_at_ms, overbooked_by) VALUES (?, 7, ?, 1, ?)',
          Number(full?.['id']),
          crypto.randomUUID(),
          by,
        )
      })
    await expect(insert(null)).rejects.toThrow('capacity')
    await expect(insert('somebody')).rejects.toThrow('overbooked by nobody')
  })
})
