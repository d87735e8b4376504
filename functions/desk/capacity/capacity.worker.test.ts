import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { couple, type TestParty } from '../../../tests/support/people.ts'
import { desk, join, type Colleague, type DeskBrowser } from '../../../tests/worker/desk-visits.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { fieldsOf } from '../../../tests/worker/booking-visits.ts'
import { formOf, visitorAt, type Fields, type Page } from '../../../tests/worker/visitor.ts'
import {
  capacityPaths,
  monthPath,
  overbookPath,
  touchedPath,
} from '../../../views/desk/capacity/addresses.ts'
import { bookingPaths } from '../../../views/booking/addresses.ts'
import { dayText } from '../../../schema/dates.ts'
import type { Env } from '../../env.ts'

const SECOND_MS = 1000
let couples = 900_000
const party = (): TestParty => couple((couples += 1))

/** The head of the branch, at work; `later` lets readers see what was changed. */
const head = async (offices = ['registry-branch']): Promise<Colleague> => join('registry-head', { offices })
const iso = (ms: number): string => new Date(ms).toISOString()
const at = (day: string, clock: string): string => `${day}T${clock}:00+08:00`
const used = new Set<string>()
/** A day of the week of its own for each test, far enough ahead that one can move to days around it. */
const ownDay = (nowMs: number, weekdays: readonly number[]): string => {
  for (let ms = nowMs + 14 * 86_400_000; ; ms += 86_400_000) {
    const day = new Date(ms + 8 * 3_600_000)
    const text = day.toISOString().slice(0, 10)
    if (used.has(text) || !weekdays.includes(day.getUTCDay())) continue
    used.add(text)
    return text
  }
}
const workdayAfter = (nowMs: number): string => ownDay(nowMs, [2, 3, 4])

const ledger = () => (env as unknown as Env).BOOKING.getByName('431281')
const rows = (query: string, ...bindings: (string | number)[]) =>
  runInDurableObject(ledger(), (_, { storage }) =>
    storage.sql.exec<Record<string, string | number | null>>(query, ...bindings).toArray(),
  )

const form = { office: 'registry-branch', appointment: '', kind: 'close', places: '', reason: '全所培训一天' }
const morningOnly = { 'hours.0.from': '09:00', 'hours.0.to': '12:00', 'hours.1.from': '', 'hours.1.to': '' }

const keyOf = async (browser: DeskBrowser): Promise<string> =>
  formOf(await browser.get(monthPath({ office: 'registry-branch' })), capacityPaths.preview)['form'] ?? ''

const preview = async (browser: DeskBrowser, fields: Fields): Promise<Page> =>
  browser.post(capacityPaths.preview, { form: await keyOf(browser), ...form, ...fields })
const confirm = (browser: DeskBrowser, seen: Page, more: Fields = {}): Promise<Page> =>
  browser.post(capacityPaths.change, { ...formOf(seen, capacityPaths.change), ...more })

const booked = async (nowMs: number, start: string, who: TestParty, office = 'registry-branch') => {
  const answer = await clientAt(iso(nowMs)).book(start, who, 'marriage', office)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return String(answer.body['code'])
}
const lookUp = async (nowMs: number, code: string, { phone }: TestParty) =>
  (await clientAt(iso(nowMs)).post('/bookings/lookup', { code, phoneLast4: phone.slice(-4) }))
    .body as unknown as {
    booking: {
      start: string
      state: string
      movesLeft: number
      closed?: { reason: string; nearest: string[] }
    }
    token: string
  }
const messagesOf = async (kind: string) =>
  (await rows('SELECT subject FROM messages WHERE kind = ?', kind)).map(({ subject }) => String(subject))

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
