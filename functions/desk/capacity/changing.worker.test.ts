import { describe, expect, it } from 'vitest'
import { dayText } from '../../../schema/dates.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
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
  messagesOf,
  morningOnly,
  ownDay,
  party,
  preview,
  rows,
  workdayAfter,
} from '../../../tests/worker/capacity-visits.ts'
import { desk, join } from '../../../tests/worker/desk-visits.ts'
import { formOf, visitorAt } from '../../../tests/worker/visitor.ts'
import { bookingPaths } from '../../../views/booking/addresses.ts'
import {
  capacityPaths,
  monthPath,
  overbookPath,
  touchedPath,
} from '../../../views/desk/capacity/addresses.ts'

describe('a change of an office’s times', () => {
  it('is seen before it is made: who is touched, how many places go, and nothing is written', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const who = party()
    await booked(nowMs, at(day, '15:00'), who)
    const before = await rows('SELECT count(*) AS n FROM desk_changes')
    const told = await messagesOf('closure')
    const page = await preview(browser, { from: day, kind: 'hours', ...morningOnly })
    expect(page.text).toContain('约了的有 1 个那时办不了')
    expect(page.text).toContain('少了 20 个名额')
    expect(page.text).toContain('下午3:00')
    const name = who.people[0]?.name ?? ''
    expect(page.text).not.toContain(name)
    expect(page.text).not.toContain(who.phone)
    expect(page.text).toContain(`${name.slice(0, 1)}*`)
    expect(await rows('SELECT count(*) AS n FROM desk_changes')).toEqual(before)
    expect(await messagesOf('closure')).toEqual(told)
  })

  it('does what its preview said: the couple keeps its time, is offered others once, and moves without a count', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const who = party()
    const code = await booked(nowMs, at(day, '15:00'), who)
    const seen = await preview(browser, { from: day, kind: 'hours', ...morningOnly })
    for (const _ of [1, 2]) expect((await confirm(browser, seen)).text).toContain('改好了')
    const change = await rows('SELECT id, hours, made_by FROM desk_changes WHERE from_day = ?', day)
    expect(change).toHaveLength(1)
    expect(change[0]).toMatchObject({ hours: '[{"from":"09:00","to":"12:00"}]' })
    const { rows: audit } = await desk().audit({ act: 'capacity-changed', most: 5 })
    expect(audit.filter(({ about }) => about.includes(String(change[0]?.['id'])))).toHaveLength(1)

    const later = nowMs + 3 * SECOND_MS
    const { booking, token } = await lookUp(later, code, who)
    expect(booking).toMatchObject({
      start: at(day, '15:00'),
      state: 'booked',
      movesLeft: 5,
      closed: { reason: form.reason },
    })
    const [nearest = ''] = booking.closed?.nearest ?? []
    expect(nearest.slice(0, 10)).toBe(day)
    const subject = await rows(
      `SELECT bookings.id AS id FROM bookings JOIN times ON times.id = time_id WHERE start_ms = ? AND office = 'registry-branch'`,
      Date.parse(at(day, '15:00')),
    )
    expect((await messagesOf('closure')).filter((one) => one === subject[0]?.['id'])).toHaveLength(1)

    const month = await clientAt(iso(later)).get(
      `/availability?office=registry-branch&appointment=marriage&date=${day}`,
    )
    const times = month.body['times'] as unknown as { start: string }[]
    expect(times.map(({ start }) => start).at(-1)).toBe(at(day, '11:30'))

    const client = clientAt(iso(later))
    const held = await client.hold(nearest, 'marriage', 'registry-branch')
    const moved = await client.post(
      `/bookings/${code}/move`,
      { hold: held.body['hold'], secret: held.body['secret'] },
      { authorization: `Bearer ${token}` },
    )
    expect(moved.body['booking']).toMatchObject({ start: nearest, movesLeft: 5 })
    expect(moved.body['booking']).not.toHaveProperty('closed')
    const list = await browser.get(touchedPath({ office: 'registry-branch' }))
    expect(list.text).toContain('改到别的时间')
  })

  it('is shown again where somebody booked after the preview, with who came in between', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    await booked(nowMs, at(day, '10:00'), party())
    const seen = await preview(browser, { from: day })
    const other = party()
    await booked(nowMs, at(day, '11:00'), other)
    const again = await confirm(browser, seen)
    expect(again.status).toBe(409)
    expect(again.text).toContain('和刚才看的不一样了，还没有改')
    expect(again.text).toContain('刚才没有、现在有的 1 个')
    expect(again.text).toMatch(/上午11:00—11:30　结婚登记　\S\*/)
    expect(await rows('SELECT id FROM desk_changes WHERE from_day = ?', day)).toEqual([])
    expect((await confirm(browser, again)).text).toContain('改好了')
    expect(await rows('SELECT id FROM desk_changes WHERE from_day = ?', day)).toHaveLength(1)
  })

  it('opens a rest day in hours of its own, and taking it back closes it again and tells who had come in', async () => {
    const { browser, nowMs } = await head()
    const saturday = ownDay(nowMs, [6])
    const closed = await clientAt(iso(nowMs)).hold(at(saturday, '09:00'), 'marriage', 'registry-branch')
    expect(closed.body['code']).toBe('slot_not_offered')
    const seen = await preview(browser, {
      from: saturday,
      kind: 'hours',
      places: '2',
      appointment: 'marriage',
      ...morningOnly,
    })
    expect(seen.text).toContain('多了 12 个名额')
    await confirm(browser, seen)
    const later = nowMs + 3 * SECOND_MS
    const who = party()
    const code = await booked(later, at(saturday, '09:00'), who)
    await booked(later, at(saturday, '09:00'), party())
    const ends = String((await rows('SELECT id FROM desk_changes WHERE from_day = ?', saturday))[0]?.['id'])
    const back = await preview(browser, { ends, reason: '人手不够' })
    expect(back.text).toContain('约了的有 2 个那时办不了')
    for (const _ of [1, 2]) expect((await confirm(browser, back)).text).toContain('改好了')
    expect(await rows('SELECT id FROM desk_changes WHERE from_day = ?', saturday)).toHaveLength(2)
    expect((await lookUp(later, code, who)).booking).toMatchObject({
      state: 'booked',
      closed: { reason: '人手不够' },
    })
    expect(
      (await clientAt(iso(later)).hold(at(saturday, '09:30'), 'marriage', 'registry-branch')).body['code'],
    ).toBe('slot_not_offered')
  })

  it('says on everybody’s calendar which hours a day has now and why, until another change takes its place', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const month = bookingPaths('/').appointment('marriage', {
      office: 'registry-branch',
      month: day.slice(0, 7),
    })
    const calendar = async (seconds: number) =>
      (await visitorAt(iso(nowMs + seconds * SECOND_MS)).get(month)).text
    await confirm(
      browser,
      await preview(browser, { from: day, kind: 'hours', ...morningOnly, reason: '下午清点档案' }),
    )
    const told = `${dayText(day)}改了时间，9:00—12:00：下午清点档案`
    expect(await calendar(3)).toContain(told)
    await confirm(browser, await preview(browser, { from: day, reason: '全天清点档案' }))
    const closed = await calendar(6)
    expect(closed).toContain(`${dayText(day)}不办公：全天清点档案`)
    expect(closed).not.toContain(told)
  })

  it('that is taken back tells those whom it had told that they can come after all', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const who = party()
    const code = await booked(nowMs, at(day, '10:00'), who)
    await confirm(browser, await preview(browser, { from: day }))
    // As if the message had gone out.
    await rows(
      `UPDATE messages SET state = 'sent', attempts = 1, next_at_ms = NULL, settled_at_ms = 1 WHERE kind = 'closure'`,
    )
    const ends = String((await rows('SELECT id FROM desk_changes WHERE from_day = ?', day))[0]?.['id'])
    const before = await messagesOf('closure-over')
    const back = await preview(browser, { ends, reason: '培训改期了' })
    expect(back.text).toContain('1 个早先说过办不了，现在又能办了')
    await confirm(browser, back)
    expect(await messagesOf('closure-over')).toHaveLength(before.length + 1)
    expect((await lookUp(nowMs, code, who)).booking).not.toHaveProperty('closed')
  })

  it('of another office is not there, for a preview, a change, a list and a phone', async () => {
    const { browser, nowMs } = await head()
    const day = workdayAfter(nowMs)
    const key = await keyOf(browser)
    const fields = { form: key, ...form, office: 'registry', from: day }
    for (const path of [capacityPaths.preview, capacityPaths.change])
      expect((await browser.post(path, { ...fields, key: crypto.randomUUID(), seen: '0~0~~' })).status).toBe(
        403,
      )
    for (const path of [monthPath, touchedPath, overbookPath])
      expect((await browser.get(path({ office: 'registry' }))).status).toBe(403)
    expect(await rows('SELECT id FROM desk_changes WHERE from_day = ?', day)).toEqual([])
    await booked(nowMs, at(day, '10:00'), party(), 'registry')
    const [theirs] = await rows(
      `SELECT bookings.id AS id FROM bookings JOIN times ON times.id = time_id WHERE office = 'registry' AND start_ms = ?`,
      Date.parse(at(day, '10:00')),
    )
    const id = String(theirs?.['id'])
    for (const path of [capacityPaths.phone, capacityPaths.keep])
      expect((await browser.post(path, { form: key, id, why: '打电话改时间' })).text).toContain('没有找到')
    // The end of another office's change, asked for under one's own.
    const other = await join('registry-head', { offices: ['registry'] })
    const mine = await other.browser.post(capacityPaths.preview, {
      ...fields,
      form: formOf(await other.browser.get(capacityPaths.month), capacityPaths.preview)['form'] ?? '',
    })
    await confirm(other.browser, mine)
    const [change] = await rows(`SELECT id FROM desk_changes WHERE office = 'registry' AND from_day = ?`, day)
    const stolen = await preview(browser, { ends: String(change?.['id']), reason: '收回别人的' })
    expect(stolen.status).toBe(403)
  })

  it('comes back as it was typed, with a sentence beside each field that cannot be', async () => {
    const { browser } = await head()
    const page = await preview(browser, {
      from: '2020-01-01',
      kind: 'hours',
      'hours.0.from': '12:00',
      'hours.0.to': '9:00',
      reason: '短',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('有 3 处')
    expect(page.text).toContain('开始要早于结束')
    expect(page.text).toMatch(/value="9:00"/)
  })
})
