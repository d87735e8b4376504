import { atDesk } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../schema/booking/instant.ts'
import { timeText, whenText } from '../../../schema/booking/when-text.ts'
import { dayText } from '../../../schema/dates.ts'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { bookOn, ledger, party, recordOf, registrarOnADay } from '../../../tests/worker/counter-visits.ts'
import { h1 } from '../../../tests/worker/booking-visits.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'

const portal = (exports as unknown as { default: Fetcher }).default

describe('the day of an office', () => {
  it('shows who booked, masked, with the code cut short, and nobody of another office', async () => {
    const { day, desk: at } = await registrarOnADay()
    const { code, who } = await bookOn(day, '09:00')
    const other = await bookOn(day, '09:00', { office: 'registry-branch' })
    const { text } = await at('09:00').dayPage()
    expect(text).toContain(code.slice(0, 4))
    expect(text).not.toContain(code)
    expect(text).not.toContain(other.code.slice(0, 4))
    for (const { name, idNumber } of who.people) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(idNumber)
    }
    expect(text).not.toContain(who.phone)
    expect(text).toContain(`${who.phone.slice(0, 3)}****${who.phone.slice(-4)}`)
    expect((await at('09:00').dayPage('registry-branch')).status).toBe(403)
    const { rows } = await desk().audit({ act: 'counter-day-read', most: 1 })
    expect(rows[0]?.about).toBe(`office:registry ${day}`)
  })

  it('goes from booked to done by scanning, calling and marking, each with who and when', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { code, id } = await bookOn(day, '09:00')
    const arrived = await at('09:01').scan(` ${code.toLowerCase()} `)
    expect(arrived.text).toContain(`${code.slice(0, 4)}：A1 到了，等 0 分钟`)
    expect(arrived.text).toContain('请到')
    const called = await at('09:05').mark(id, 'call', { counter: '2' })
    expect(called.text).toContain('A1 正在 2 号窗口办')
    const done = await at('09:20').mark(id, 'done')
    expect(done.text).toContain(`${code.slice(0, 4)}：办好`)
    const page = await at('09:21').browser.get(counterAt(counterPaths.booking, { id }))
    const marked = ['09:01', '09:05', '09:20'].map(
      (clock) => `${dayText(day)} ${timeText(instantAt(day, clock))}`,
    )
    for (const line of [...marked, '叫到 2 号窗口', '张三']) expect(page.text).toContain(line)
    expect(await recordOf(id, ms('09:21'))).toMatchObject({ stage: 'done', number: 1, counter: 2 })
    const { rows } = await desk().audit({ act: 'counter-marked', most: 3 })
    expect(rows.map(({ about }) => about)).toEqual([
      `booking:${id} done`,
      `booking:${id} call`,
      `booking:${id} arrive`,
    ])
  })

  it('takes an address with the code, and says what is wrong with anything else, which stays typed', async () => {
    const { day, desk: at } = await registrarOnADay()
    const [today, tomorrow] = [await bookOn(day, '10:00'), await bookOn(day, '10:30')]
    const now = at('09:10')
    const page = await now.scan(`https://portal.test/booking/find/?code=${today.code}`)
    expect(page.text).toContain('A1 到了')
    expect((await now.scan('7K3M')).text).toContain('这不是预约号')
    const unknown = await now.scan('ZZZZZZZZ')
    expect(unknown.text).toContain('没有找到')
    expect(unknown.text).toContain('value="ZZZZZZZZ"')
    const next = await registrarOnADay()
    const early = (await next.desk('09:10').scan(tomorrow.code)).text
    expect(early).toContain('约的不是今天')
    expect(early).toContain(`这个预约是 ${whenText(instantAt(day, '10:30'))} 的`)
    expect(early).toContain('看这个预约')
  })
})

describe('a mark', () => {
  it('is made once by a form that is sent twice, and by two colleagues', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const [one, other] = [await bookOn(day, '09:00'), await bookOn(day, '09:00')]
    const now = at('09:05')
    const page = await now.dayPage()
    await Promise.all([now.scan(one.code, page), now.scan(one.code, page)])
    await now.scan(one.code)
    await now.scan(other.code)
    expect((await recordOf(one.id, ms('09:05'))).number).toBe(1)
    expect((await recordOf(other.id, ms('09:05'))).number).toBe(2)
    const { events } = (await atDesk(ledger(), (desk) => desk.counterOne(one.id, ms('09:05')))) ?? {
      events: [],
    }
    expect(events.map(({ act }) => act)).toEqual(['arrive'])
    // Whoever is called goes to one counter, however many call.
    expect((await now.mark(one.id, 'call', { counter: '1' })).status).toBe(200)
    const second = await now.mark(one.id, 'call', { counter: '2' })
    expect([second.status, (await recordOf(one.id, ms('09:05'))).counter]).toEqual([409, 1])
    expect((await now.mark(other.id, 'call', { counter: '4' })).status).toBe(422)
  })

  it('of a no-show waits until the time has begun, and then gives the place up', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { id } = await bookOn(day, '09:30')
    const early = await at('09:20').mark(id, 'no-show')
    expect([early.status, early.text.includes('还没到约的时间')]).toEqual([409, true])
    await at('09:31').mark(id, 'no-show')
    expect((await recordOf(id, ms('09:31'))).stage).toBe('no-show')
    const places = await runInDurableObject(ledger(), (_, { storage }) =>
      storage.sql.exec('SELECT count(*) AS n FROM places WHERE party_id = ?', id).one(),
    )
    expect(places['n']).toBe(0)
  })

  it('is taken back step by step on its day, and the place with it; by whom is kept', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { id, code } = await bookOn(day, '09:00')
    const now = at('09:10')
    await now.mark(id, 'no-show')
    const page = await now.dayPage()
    await Promise.all([now.undo(id, page), now.undo(id, page)])
    expect((await recordOf(id, ms('09:10'))).stage).toBe('expected')
    await now.scan(code)
    await now.mark(id, 'call', { counter: '1' })
    await now.mark(id, 'done')
    await now.undo(id)
    expect(await recordOf(id, ms('09:10'))).toMatchObject({ stage: 'called', counter: 1 })
    await now.undo(id)
    expect(await recordOf(id, ms('09:10'))).toMatchObject({ stage: 'arrived', counter: null, number: 1 })
    await now.undo(id)
    expect(await recordOf(id, ms('09:10'))).toMatchObject({ stage: 'expected', number: null })
    // The number was said aloud once: the next one is another.
    await now.scan(code)
    expect((await recordOf(id, ms('09:10'))).number).toBe(2)
    const { events } = (await atDesk(ledger(), (desk) => desk.counterOne(id, ms('09:10')))) ?? { events: [] }
    expect(events.map(({ act }) => act)).toEqual([
      'no-show',
      'undo',
      'arrive',
      'call',
      'done',
      'undo',
      'undo',
      'undo',
      'arrive',
    ])
    expect(events.every(({ by }) => /^[\da-f-]{36}$/.test(by))).toBe(true)
  })

  it('is not taken back the day after, nor when its people have booked again', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { id, who } = await bookOn(day, '09:00')
    await at('09:10').mark(id, 'no-show')
    const event = (await recordOf(id, ms('09:10'))).last?.seq ?? 0
    const undo = (nowMs: number) =>
      atDesk(ledger(), (desk) =>
        desk.counterUndo({ key: crypto.randomUUID(), by: 'somebody', id, event, nowMs }),
      )
    expect(await undo(ms('09:10') + 86_400_000)).toMatchObject({ problem: { code: 'undo_over' } })
    const again = await clientAt(`${day}T09:12:00+08:00`).book(`${day}T15:00:00+08:00`, who)
    expect(again.status).toBe(201)
    expect(await undo(ms('09:15'))).toMatchObject({ problem: { code: 'booked_again' } })
  })
})

describe('what belongs to another office', () => {
  it('is not there: by id, by code, by the digits of a phone', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { id, code, who } = await bookOn(day, '09:00', { office: 'registry-branch' })
    const now = at('09:05')
    const read = await now.browser.get(counterAt(counterPaths.booking, { id }))
    expect([read.status, h1(read)]).toEqual([403, '没有找到'])
    const missing = await now.browser.get(counterAt(counterPaths.booking, { id: crypto.randomUUID() }))
    expect(missing.text).toBe(read.text)
    expect((await now.mark(id, 'no-show')).status).toBe(403)
    expect((await now.scan(code)).text).toContain('没有找到')
    const unmask = await now.post(counterPaths.search, { sought: code })
    expect(unmask.text).toContain('没有这样的预约')
    const digits = await now.post(counterPaths.search, { sought: who.phone.slice(-4) })
    expect(digits.text).not.toContain(code.slice(0, 4))
    expect((await now.post(counterPaths.search, { office: 'registry-branch', sought: code })).status).toBe(
      403,
    )
    expect((await recordOf(id, ms('09:05'))).stage).toBe('expected')
  })
})

describe('looking for a booking', () => {
  it('goes by code or by the last four digits of a phone, of the days around', async () => {
    const one = await registrarOnADay()
    const { code, who } = await bookOn(one.day, '11:00')
    const now = one.desk('09:05')
    for (const sought of [code, who.phone.slice(-4)]) {
      const page = await now.post(counterPaths.search, { sought })
      expect(page.text).toContain(code.slice(0, 4))
      expect(page.text).not.toContain(who.phone)
    }
    expect((await now.post(counterPaths.search, { sought: '12' })).status).toBe(422)
  })
})

describe('a masked field', () => {
  const open = async (role: string, field: string, why: string) => {
    const { day, desk: at } = await registrarOnADay(role)
    const { id, who } = await bookOn(day, '09:00')
    const now = at('09:05')
    const page = await now.browser.get(counterAt(counterPaths.booking, { id }))
    const form = /name="form" value="([\w-]+)"/.exec(page.text)?.[1] ?? ''
    return { id, who, page: await now.browser.post(counterPaths.unmask, { form, id, field, why }) }
  }

  it('opens one at a time to who says why, and that is written down first', async () => {
    const { id, who, page } = await open('registrar', 'phone', '打电话问几点到')
    expect(page.text).toContain(who.phone)
    for (const { name } of who.people) expect(page.text).not.toContain(name)
    const { rows } = await desk().audit({ act: 'unmasked', most: 1 })
    expect(rows[0]).toMatchObject({ about: `booking:${id} phone`, why: '打电话问几点到' })
  })

  it('stays shut without a reason, and to a role that may not', async () => {
    const silent = await open('registrar', 'name', '看')
    expect([silent.page.status, silent.page.text.includes(silent.who.people[0]?.name ?? '')]).toEqual([
      422,
      false,
    ])
    expect((await open('registrar', 'id-number', '核对身份证')).page.status).toBe(403)
    const head = await open('registry-head', 'id-number', '核对身份证')
    expect(head.page.text).toContain(head.who.people[0]?.idNumber)
  })

  it('of who was erased is gone, and the row is still there', async () => {
    const { day, at: ms, desk: at } = await registrarOnADay()
    const { id, code, who } = await bookOn(day, '09:00')
    await runInDurableObject(ledger(), (_, { storage }) => {
      storage.sql.exec(
        'UPDATE parties SET sealed = NULL, code_hash = NULL, last4_hash = NULL, phone_hash = NULL WHERE id = ?',
        id,
      )
    })
    const now = at('09:05')
    expect((await now.dayPage()).text).toContain(code.slice(0, 4))
    const page = await now.browser.get(counterAt(counterPaths.booking, { id }))
    expect(page.text).toContain('已经清除')
    expect((await now.scan(code)).text).toContain('没有找到')
    expect((await now.post(counterPaths.search, { sought: who.phone.slice(-4) })).text).not.toContain(
      code.slice(0, 4),
    )
    await now.mark(id, 'arrive')
    expect((await recordOf(id, ms('09:05'))).stage).toBe('arrived')
  })
})

describe('papers', () => {
  it('the sheet of a day is masked', async () => {
    const { day, desk: at } = await registrarOnADay()
    const { code, who } = await bookOn(day, '09:00', { who: party() })
    const page = await at('09:00').browser.get(counterAt(counterPaths.sheet, { office: 'registry', day }))
    expect(page.text).toContain(code.slice(0, 4))
    for (const hidden of [code, who.phone, ...who.people.map(({ name }) => name)])
      expect(page.text).not.toContain(hidden)
  })
})

describe('the camera', () => {
  it('is allowed on the page where receipts are scanned, and on no other', async () => {
    const allows = async (path: string): Promise<string | null> => {
      const answer = await portal.fetch(`https://portal.test${path}`, { redirect: 'manual' })
      await answer.body?.cancel()
      return answer.headers.get('permissions-policy')
    }
    expect(await allows(counterPaths.day)).toContain('camera=(self)')
    for (const path of [counterPaths.sheet, counterPaths.search, '/desk/', '/', '/booking/'])
      expect(await allows(path)).toContain('camera=()')
  })
})
