import { describe, expect, it } from 'vitest'
import { couple, idNumber, single } from '../../../tests/support/people.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { formOf, visitorAt, type Fields, type Page } from '../../../tests/worker/visitor.ts'

const NOW = '2026-12-01T09:00:00+08:00'
const at = (day: string, clock: string) => `2026-12-${day}T${clock}:00+08:00`
let next = 5000
const party = () => couple((next += 1))

const fieldsOf = ({ people, phone }: ReturnType<typeof couple>): Fields => ({
  ...Object.fromEntries(
    people.flatMap(({ name, idNumber }, at) => [
      [`people.${at}.name`, name],
      [`people.${at}.idNumber`, idNumber],
    ]),
  ),
  phone,
})

type Visitor = ReturnType<typeof visitorAt>

const HOLD = '/booking/hold/'
const CONFIRM = '/booking/hold/confirm/'
const h1 = (page: Page) => /<h1[^>]*>(.*?)<\/h1>/.exec(page.text)?.[1]?.replaceAll(/<[^>]+>/g, '')

const choose = async (
  visitor: Visitor,
  start: string,
  appointment = 'marriage',
  office = 'registry',
): Promise<Page> => {
  const page = await visitor.get(`/booking/${appointment}/?office=${office}&date=${start.slice(0, 10)}`)
  return visitor.post(HOLD, { ...formOf(page, HOLD), start })
}

const bookFor = async (visitor: Visitor, start: string, who: Fields, appointment = 'marriage') => {
  const held = await choose(visitor, start, appointment)
  return visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...who })
}

describe('GET /booking/<appointment>/', () => {
  it('tells what would spoil the day, and asks where', async () => {
    const page = await visitorAt(NOW).get('/booking/marriage/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('男方要满 22 周岁，女方要满 20 周岁')
    expect(page.text).toContain('/check/?for=marriage')
    expect(page.text).toContain('/booking/marriage/?office=registry-branch')
    expect(page.text).toContain('90 天里有 2 次约了没来')
  })

  it('names each open day so that it can be heard, and says of the others why they are not', async () => {
    const page = await visitorAt(NOW).get('/booking/marriage/?office=registry&month=2026-12')
    const open = /<td class="open"><a href="[^"]*date=2026-12-02#times">(.*?)<\/a>/.exec(page.text)?.[1]
    expect(open?.replaceAll(/<[^>]+>/g, '')).toBe('12月2日 星期三 余 26 对')
    expect(page.text).toMatch(/<td class="off"><span>5<small>休<\/small>/)
    const later = await visitorAt(NOW).get('/booking/marriage/?office=registry&month=2027-02')
    expect(later.text).toMatch(/<span>9<small>未放<\/small>/)
    expect(later.text).toMatch(/<span>5<small>放假<\/small>/)
    expect(later.text).toContain('2027 年怎么放假、调休还没有公布')
    expect(page.text).not.toContain('还没有公布，以')
  })

  it('leads from a drawn day to its draw', async () => {
    const april = visitorAt('2027-04-20T09:00:00+08:00')
    const page = await april.get('/booking/marriage/?office=registry&date=2027-05-20')
    expect(page.text).toContain('/booking/draws/marriage-2027-05-20/')
    expect(page.text).not.toContain('name="start"')
  })

  it('answers every address that somebody makes up with a page', async () => {
    const visitor = visitorAt(NOW)
    for (const query of [
      '?office=nowhere',
      '?office=registry&month=2026-13',
      '?office=registry&month=9999-12',
      '?office=registry&date=2026-02-30',
      '?office=registry&date=9999-12-31',
      '?office=registry&from=0001-01-01',
      '?office=registry&applied=yesterday',
    ])
      for (const base of ['/', '/elder/']) {
        const page = await visitor.get(`${base}booking/marriage/${query}`)
        expect(page.status, query).toBe(200)
        expect(h1(page)).not.toBe('')
      }
    expect((await visitor.get('/booking/skydiving/')).status).toBe(404)
    expect(h1(await visitor.get('/booking/marriage/?office=registry&move=1'))).toBe('查我约的')
  })
})

describe('divorce collection', () => {
  const path = '/booking/divorce-collection/'

  it('offers only days between the first and the last one, and says which these are', async () => {
    const page = await visitorAt(NOW).get(`${path}?office=registry&applied=2026.11.2`)
    expect(page.text).toContain('2026年12月2日 星期三')
    expect(page.text).toContain('2027年1月4日 星期一')
    expect(page.text).toContain('收申请的同一个登记处')
    expect(page.text).not.toContain('date=2026-12-02')
    expect(page.text).toContain('date=2026-12-03')
    const january = await visitorAt(NOW).get(`${path}?office=registry&applied=2026-11-02&month=2027-01`)
    expect(january.text).toContain('date=2027-01-04')
    expect(january.text).not.toContain('date=2027-01-05')
  })

  it('asks again for a day that cannot be, for a place that is missing, and says when it is over', async () => {
    const visitor = visitorAt(NOW)
    const none = await visitor.get(`${path}?office=registry&applied=2026-02-30`)
    expect(none.status).toBe(422)
    expect(none.text).toContain('value="2026-02-30"')
    expect((await visitor.get(`${path}?applied=2026-11-02`)).text).toContain('请选收申请的那个登记处')
    const over = await visitor.get(`${path}?office=registry&applied=2026-06-01`)
    expect(over.text).toContain('已经过了')
    expect(over.text).not.toContain('class="cal"')
  })

  it('does not hold a day outside, whatever the form says', async () => {
    const visitor = visitorAt(NOW)
    const page = await visitor.get(`${path}?office=registry&applied=2026-11-02&date=2026-12-03`)
    const refused = await visitor.post(HOLD, { ...formOf(page, HOLD), start: at('02', '14:30') })
    expect(refused.status).toBe(409)
    expect(h1(refused)).toBe('不在可以办的日子里')
  })
})

describe('the journey without JavaScript', () => {
  it('goes from the day to the ticket; the ticket carries no name and no number', async () => {
    const visitor = visitorAt(NOW)
    const who = party()
    const held = await choose(visitor, at('02', '09:00'))
    expect(held.url).toBe(HOLD)
    expect(held.text).toMatch(/为您留到 <b>上午9:10<\/b>/)
    expect(held.text).toContain('还有 10 分钟')
    const receipt = await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...fieldsOf(who) })
    expect(receipt.url).toBe('/booking/receipt/')
    expect(h1(receipt)).toBe('约好了')
    expect(receipt.text).toMatch(/code-xl">[0-9A-Z]{4} [0-9A-Z]{4}</)
    expect(receipt.text).toContain('class="qr"')
    for (const { name, idNumber } of who.people) {
      expect(receipt.text).not.toContain(name)
      expect(receipt.text).not.toContain(idNumber)
    }
    expect(receipt.text).not.toContain(who.phone)
    expect(visitor.jar.has('hold')).toBe(false)
    expect((await visitor.get('/booking/receipt/')).text).toBe(receipt.text)
    const file = await visitor.get('/booking/receipt/calendar.ics')
    expect(file.at).toContain('text/calendar')
    expect(file.text).toContain('DTSTART;TZID=Asia/Shanghai:20261202T090000')
  })

  it('keeps what was typed, names each fault in the summary and beside its field', async () => {
    const visitor = visitorAt(NOW)
    const held = await choose(visitor, at('02', '09:30'))
    const wrong = {
      ...fieldsOf(party()),
      'people.0.name': '"><i>',
      'people.1.idNumber': '43128',
      phone: '12',
    }
    const page = await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...wrong })
    expect(page.status).toBe(422)
    expect(page.text).toContain('有 2 处要改')
    expect(page.text).toContain('href="#people-1-idNumber">男方身份证号：')
    expect(page.text).toContain('value="&quot;>&lt;i>"')
    expect(page.text).toContain('value="43128"')
    expect(page.text).not.toContain('<i>')
  })

  it('refuses whoever is too young on that day, and says from when', async () => {
    const visitor = visitorAt(NOW)
    const held = await choose(visitor, at('02', '10:00'))
    const young = { 'people.1.idNumber': idNumber((next += 1), 'male', 2005) }
    const page = await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...fieldsOf(party()), ...young })
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/到那一天还没有满 22 周岁。请选 2027年\d+月\d+日 或者更晚的日子/)
  })

  it('asks to look again where the number does not fit 女方 and 男方, and then takes it', async () => {
    const visitor = visitorAt(NOW)
    const { people, phone } = party()
    const swapped = fieldsOf({ people: people.toReversed(), phone })
    const held = await choose(visitor, at('02', '10:30'))
    const asked = await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...swapped })
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('请核对')
    const receipt = await visitor.post(CONFIRM, { ...formOf(asked, CONFIRM), ...swapped })
    expect(h1(receipt)).toBe('约好了')
  })

  it('is the same booking after a second click and after going back', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    const held = await choose(visitor, at('02', '11:00'))
    const form = { ...formOf(held, CONFIRM), ...who }
    const jar = new Map(visitor.jar)
    const first = await visitor.post(CONFIRM, form)
    // The second click left before the first answer came: it has the cookies of before.
    const second = await visitorAt(NOW, jar).post(CONFIRM, form)
    const code = (page: Page) => /code-xl">([^<]+)</.exec(page.text)?.[1]
    expect(code(second)).toBe(code(first))
    expect(code(await visitor.post(CONFIRM, form))).toBe(code(first))
  })

  it('gives the earlier time back when another one is chosen, and a form of the earlier one books nothing', async () => {
    const visitor = visitorAt(NOW)
    const branch = (start: string) => choose(visitor, start, 'marriage', 'registry-branch')
    const first = await branch(at('03', '09:00'))
    const second = await branch(at('03', '09:30'))
    expect(second.text).toContain('上午9:30—10:00')
    expect((await clientAt(NOW).hold(at('03', '09:00'), 'marriage', 'registry-branch')).status).toBe(201)
    const old = await visitor.post(CONFIRM, { ...formOf(first, CONFIRM), ...fieldsOf(party()) })
    expect(old.text).toContain('您后来又选了另一个时间')
    expect(old.text).toContain('value="示例甲"')
    expect(old.text).toContain('上午9:30—10:00')
  })

  it('holds the same time again after it was released, though the form is the same', async () => {
    const visitor = visitorAt(NOW)
    const day = await visitor.get('/booking/marriage/?office=registry-branch&date=2026-12-03')
    const form = { ...formOf(day, HOLD), start: at('03', '10:00') }
    expect(h1(await visitor.post(HOLD, form))).toBe('写上两个人的名字')
    await visitor.post('/booking/hold/release/', {})
    expect(visitor.jar.has('hold')).toBe(false)
    await visitor.post('/booking/hold/release/', {})
    const again = await visitor.post(HOLD, form)
    expect(h1(again)).toBe('写上两个人的名字')
    expect(h1(await visitor.post(CONFIRM, { ...formOf(again, CONFIRM), ...fieldsOf(party()) }))).toBe(
      '约好了',
    )
  })
})

describe('two windows of one browser', () => {
  it('do not tell a second couple that the first one’s booking is theirs, and keep what they typed', async () => {
    const visitor = visitorAt(NOW)
    const held = await choose(visitor, at('11', '09:00'), 'marriage', 'registry-branch')
    const [first, second] = [fieldsOf(party()), fieldsOf(party())]
    expect(h1(await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...first }))).toBe('约好了')
    const other = await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...second })
    expect(other.status).toBe(409)
    for (const value of Object.values(second)) expect(other.text).toContain(`value="${value}"`)
    expect(h1(await visitor.post(CONFIRM, { ...formOf(held, CONFIRM), ...first }))).toBe('约好了')
  })
})

describe('a time that is gone', () => {
  it('an expired hold offers the nearest times, and what was typed is on the next form', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    const held = await choose(visitor, at('04', '09:00'), 'marriage', 'registry-branch')
    const late = visitor.at('2026-12-01T09:11:00+08:00')
    const gone = await late.post(CONFIRM, { ...formOf(held, CONFIRM), ...who })
    expect(gone.status).toBe(409)
    expect(h1(gone)).toBe('留号的时间到了')
    const starts = [...gone.text.matchAll(/name="start" value="([^"]+)"/g)].map(([, start]) => start)
    expect(starts).toContain(at('04', '09:30'))
    const again = await late.post(HOLD, { ...formOf(gone, HOLD), start: at('04', '09:30') })
    expect(again.status).toBe(200)
    for (const value of Object.values(who)) expect(again.text).toContain(`value="${value}"`)
    expect(h1(await late.post(CONFIRM, { ...formOf(again, CONFIRM), ...who }))).toBe('约好了')
  })

  it('a time that somebody else has just taken is told with the nearest ones', async () => {
    const visitor = visitorAt(NOW)
    const day = await visitor.get('/booking/marriage/?office=registry-branch&date=2026-12-07')
    await clientAt(NOW).hold(at('07', '09:00'), 'marriage', 'registry-branch')
    const page = await visitor.post(HOLD, { ...formOf(day, HOLD), start: at('07', '09:00') })
    expect(page.status).toBe(409)
    expect(h1(page)).toBe('这个时间刚被约走了')
    expect(page.text).toContain(at('07', '09:30'))
  })

  it('whoever comes back too late is told, and whoever holds nothing as well', async () => {
    const visitor = visitorAt(NOW)
    await choose(visitor, at('07', '10:00'), 'marriage', 'registry-branch')
    expect(h1(await visitor.get(HOLD))).toBe('写上两个人的名字')
    expect(h1(await visitor.at('2026-12-01T09:20:00+08:00').get(HOLD))).toBe('留号的时间到了')
    expect(h1(await visitorAt(NOW).get(HOLD))).toBe('现在没有为您留着的时间')
  })
})

describe('afterwards', () => {
  it('finds, moves and cancels; each of them twice in a row', async () => {
    const visitor = visitorAt(NOW)
    const who = party()
    const receipt = await bookFor(visitor, at('08', '09:00'), fieldsOf(who))
    const code = /code-xl">([^<]+)</.exec(receipt.text)?.[1] ?? ''

    const other = visitorAt(NOW)
    expect(h1(await other.get('/booking/receipt/'))).toBe('查我约的')
    const wrong = await other.post('/booking/find/', { code: 'ABCD EFGH', phoneLast4: '0000' })
    expect(wrong.status).toBe(404)
    const found = await other.post('/booking/find/', {
      code: code.toLowerCase(),
      phoneLast4: who.phone.slice(-4),
    })
    expect(h1(found)).toBe('约好了')

    const month = await other.get('/booking/marriage/?office=registry&date=2026-12-09&move=1')
    expect(month.text).toContain('您原来约的是2026年12月8日 星期二 上午9:00—9:30')
    const form = { ...formOf(month, HOLD), start: at('09', '14:30') }
    const compare = await other.post(HOLD, form)
    expect(h1(compare)).toBe('改到新的时间')
    const move = formOf(compare, '/booking/receipt/move/')
    const moved = await other.post('/booking/receipt/move/', move)
    expect(moved.text).toContain('时间改好了')
    expect(moved.text).toContain('下午2:30—3:00')
    expect((await other.post('/booking/receipt/move/', move)).text).toContain('下午2:30—3:00')

    const cancel = formOf(await other.get('/booking/receipt/cancel/'), '/booking/receipt/cancel/')
    expect(h1(await other.post('/booking/receipt/cancel/', cancel))).toBe('已经取消了')
    expect(h1(await other.post('/booking/receipt/cancel/', cancel))).toBe('已经取消了')
    expect(h1(await other.get('/booking/receipt/cancel/'))).toBe('已经取消了')
  })

  it('asks to look it up again once half an hour is over', async () => {
    const visitor = visitorAt(NOW)
    await bookFor(visitor, at('08', '09:30'), fieldsOf(party()))
    const late = await visitor.at('2026-12-01T09:31:00+08:00').get('/booking/receipt/')
    expect(late.status).toBe(401)
    expect(late.text).toContain('要重新查一次')
  })

  it('offers the second visit of a divorce inside its window, at the same office', async () => {
    const visitor = visitorAt(NOW)
    const receipt = await bookFor(visitor, at('08', '08:30'), fieldsOf(party()), 'divorce-application')
    expect(receipt.text).toContain('/booking/divorce-collection/?office=registry&amp;applied=2026-12-08')
    expect(receipt.text).toContain('2027年1月7日 星期四')
    expect(receipt.text).toContain('2027年1月8日 星期五')
  })

  it('refuses a second booking of the same people and keeps the form', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    await bookFor(visitor, at('08', '10:00'), who)
    const again = await bookFor(visitor, at('08', '10:30'), who)
    expect(again.status).toBe(409)
    expect(again.text).toContain('已经约过了')
    expect(again.text).toContain('value="示例甲"')
  })

  it('ends both cookies with everything else that this browser holds', async () => {
    const visitor = visitorAt(NOW)
    await bookFor(visitor, at('08', '11:00'), fieldsOf(party()))
    await choose(visitor, at('08', '11:30'))
    expect([...visitor.jar.keys()].toSorted()).toEqual(['hold', 'mine'])
    await visitor.post('/clear/', {})
    expect(visitor.jar.size).toBe(0)
  })
})

describe('the line', () => {
  const line = { office: 'social-work-station', appointment: 'social-work-visit', date: '2026-12-10' }
  const who = () => fieldsOf(single((next += 1)))
  const path = `/booking/wait/?${new URLSearchParams(line).toString()}`
  const full = async () => {
    const taken: { code: string; phone: string }[] = []
    for (const clock of ['09:00', '10:00', '14:30', '15:30']) {
      const one = single((next += 1))
      const booked = await clientAt(NOW).book(at('10', clock), one, line.appointment, line.office)
      taken.push({ code: String(booked.body['code']), phone: one.phone })
    }
    return taken
  }

  it('lets nobody wait for what is free; then gives a place, an offer and the booking', async () => {
    const visitor = visitorAt(NOW)
    const early = await visitor.get(path)
    const free = await visitor.post('/booking/wait/', { ...formOf(early, '/booking/wait/'), ...who() })
    expect(free.status).toBe(409)
    expect(free.text).toContain('还有空的时间')

    const taken = await full()
    const day = await visitor
      .at('2026-12-01T09:00:05+08:00')
      .get(`/booking/${line.appointment}/?office=${line.office}&date=${line.date}`)
    expect(day.text).toContain('排队等这一天空出来的')
    const form = { ...formOf(await visitor.get(path), '/booking/wait/'), ...who() }
    const waiting = await visitor.post('/booking/wait/', form)
    expect(waiting.url).toBe('/booking/waiting/')
    expect(waiting.text).toContain('您排在最前面')
    expect(waiting.text).toContain('目前不发短信')
    expect((await visitor.post('/booking/wait/', form)).text).toContain('您排在最前面')

    const gone = visitorAt(NOW)
    const [first] = taken
    await gone.post('/booking/find/', {
      code: first?.code ?? '',
      phoneLast4: first?.phone.slice(-4) ?? '',
    })
    await gone.post('/booking/receipt/cancel/', { key: crypto.randomUUID() })
    const offered = await visitor.get('/booking/waiting/')
    expect(h1(offered)).toBe('轮到您了')
    expect(offered.text).toContain('2026年12月10日 星期四 上午9:00')
    expect(offered.text).toMatch(/为您留到 <b>上午9:30<\/b>/)
    const accept = formOf(offered, '/booking/waiting/accept/')
    expect(h1(await visitor.post('/booking/waiting/accept/', accept))).toBe('约好了')
    expect(h1(await visitor.post('/booking/waiting/accept/', accept))).toBe('约好了')
  })

  it('is left with one button, and twice is as good as once', async () => {
    const visitor = visitorAt(NOW)
    const form = { ...formOf(await visitor.get(path), '/booking/wait/'), ...who() }
    const waiting = await visitor.post('/booking/wait/', form)
    expect(h1(waiting)).toBe('在排队')
    const leave = formOf(waiting, '/booking/waiting/leave/')
    expect(h1(await visitor.post('/booking/waiting/leave/', leave))).toBe('已经不排了')
    expect(h1(await visitor.post('/booking/waiting/leave/', leave))).toBe('已经不排了')
  })
})

describe('长辈版', () => {
  const ELDER = '/elder/booking/hold/confirm/'

  it('asks one thing a screen, keeps what was said, and goes back to what is to be changed', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    const days = await visitor.get('/elder/booking/marriage/?office=registry')
    expect(days.text).not.toContain('class="cal"')
    expect(days.text).toContain('12月2日 星期三')
    expect(days.text).not.toContain('12月5日')
    const times = await visitor.get('/elder/booking/marriage/?office=registry&date=2026-12-11')
    let screen = await visitor.post('/elder/booking/hold/', {
      ...formOf(times, '/elder/booking/hold/'),
      start: at('11', '09:00'),
    })
    expect(h1(screen)).toBe('第 1 个人：女方')
    expect(screen.text).toContain('为您留到 上午9:10')
    expect(screen.text).not.toContain('role="timer"')
    const on = (fields: Fields) => visitor.post(ELDER, { ...formOf(screen, ELDER), ...fields })
    const pick = (at: number) => ({
      [`people.${at}.name`]: who[`people.${at}.name`] ?? '',
      [`people.${at}.idNumber`]: who[`people.${at}.idNumber`] ?? '',
    })
    screen = await on({ ...pick(0), 'people.0.idNumber': '1', do: 'next' })
    expect(screen.status).toBe(422)
    expect(h1(screen)).toBe('第 1 个人：女方')
    screen = await on({ ...pick(0), do: 'next' })
    expect(h1(screen)).toBe('第 2 个人：男方')
    screen = await on({ ...pick(1), do: 'next' })
    screen = await on({ phone: who['phone'] ?? '', do: 'next' })
    expect(h1(screen)).toBe('看看对不对')
    for (const value of Object.values(who)) expect(screen.text).toContain(value)
    screen = await on({ do: 'change:0' })
    expect(h1(screen)).toBe('第 1 个人：女方')
    screen = await on({ ...pick(0), 'people.0.name': '示例丙', do: 'next' })
    expect(h1(screen)).toBe('看看对不对')
    expect(screen.text).toContain('示例丙')
    screen = await on({ do: 'confirm' })
    expect(screen.url).toBe('/elder/booking/receipt/')
    expect(h1(screen)).toBe('约好了')
  })

  it('keeps what was said when the time is gone, and goes on where something is missing', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    const times = await visitor.get('/elder/booking/marriage/?office=registry&date=2026-12-11')
    const screen = await visitor.post('/elder/booking/hold/', {
      ...formOf(times, '/elder/booking/hold/'),
      start: at('11', '10:00'),
    })
    const late = visitor.at('2026-12-01T09:12:00+08:00')
    const gone = await late.post(ELDER, { ...formOf(screen, ELDER), ...who, phone: '', do: 'confirm' })
    expect(h1(gone)).toBe('留号的时间到了')
    const again = await late.post('/elder/booking/hold/', {
      ...formOf(gone, '/elder/booking/hold/'),
      start: at('11', '10:30'),
    })
    expect(h1(again)).toBe('手机号是多少？')
    expect(formOf(again, ELDER)['people.1.name']).toBe('示例乙')
  })

  it('asks for the code and then for the four digits', async () => {
    const visitor = visitorAt(NOW)
    const wrong = await visitor.post('/elder/booking/find/', { code: 'x' })
    expect(wrong.status).toBe(422)
    const second = await visitor.post('/elder/booking/find/', { code: 'abcd efgh' })
    expect(h1(second)).toBe('手机号的后四位？')
    expect(formOf(second, '/elder/booking/find/')['code']).toBe('abcd efgh')
  })
})

describe('strange posts', () => {
  it('get a page, never an error of ours', async () => {
    const visitor = visitorAt(NOW)
    for (const path of [
      HOLD,
      '/booking/hold/release/',
      CONFIRM,
      '/booking/receipt/cancel/',
      '/booking/receipt/move/',
      '/booking/find/',
      '/booking/wait/',
      '/booking/waiting/leave/',
      '/booking/waiting/accept/',
    ])
      for (const base of ['', '/elder']) {
        for (const fields of [
          {},
          {
            office: 'registry',
            appointment: 'marriage',
            start: 'never',
            key: 'x',
            at: 'NaN',
            do: 'change:9',
          },
          { code: 'x'.repeat(5000), phoneLast4: '\u0000', 'people.7.name': 'x', date: '2026-12-02' },
        ] as Fields[])
          expect((await visitor.post(`${base}${path}`, fields)).status, path).toBeLessThan(500)
      }
    visitor.jar.set('mine', 'a.b.c')
    for (const start of ['NaN', '9'.repeat(13), '9'.repeat(40)]) {
      visitor.jar.set('hold', `n~x~registry.marriage.${start}.zz`)
      expect((await visitor.get(HOLD)).status).toBeLessThan(500)
    }
    expect((await visitor.get('/booking/receipt/')).status).toBe(401)
    expect((await visitor.post(CONFIRM, fieldsOf(party()))).status).toBeLessThan(500)
  })
})
