import { describe, expect, it } from 'vitest'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import {
  at,
  bookFor,
  choose,
  fieldsOf,
  h1,
  HOLD,
  NOW,
  party,
  someone,
  type Visitor,
} from '../../../tests/worker/booking-visits.ts'
import { formOf, visitorAt, type Fields, type Page } from '../../../tests/worker/visitor.ts'

/** Where it is, right below when it is. */
const where = /class="when">(?:(?!<\/p>).)*<\/p><p>洪江市婚姻登记处/

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
    expect(compare.text).toMatch(where)
    const move = formOf(compare, '/booking/receipt/move/')
    const moved = await other.post('/booking/receipt/move/', move)
    expect(moved.text).toContain('时间改好了')
    expect(moved.text).toContain('下午2:30—3:00')
    expect((await other.post('/booking/receipt/move/', move)).text).toContain('下午2:30—3:00')

    const asked = await other.get('/booking/receipt/cancel/')
    expect(asked.text).toMatch(where)
    const cancel = formOf(asked, '/booking/receipt/cancel/')
    expect(h1(await other.post('/booking/receipt/cancel/', cancel))).toBe('已经取消了')
    expect(h1(await other.post('/booking/receipt/cancel/', cancel))).toBe('已经取消了')
    const over = await other.get('/booking/receipt/cancel/')
    expect(h1(over)).toBe('已经取消了')
    expect(over.text).toContain('下午2:30—3:00')
    expect(over.text).toMatch(where)
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
  const who = () => fieldsOf(someone())
  const path = `/booking/wait/?${new URLSearchParams(line).toString()}`
  const full = async (day = '10') => {
    const taken: { code: string; phone: string }[] = []
    for (const clock of ['09:00', '10:00', '14:30', '15:30']) {
      const one = someone()
      const booked = await clientAt(NOW).book(at(day, clock), one, line.appointment, line.office)
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
    expect(offered.text.replaceAll(/<\/?span[^>]*>/g, '')).toContain('2026年12月10日 星期四 上午9:00')
    expect(offered.text).toMatch(/为您留到 <b>上午9:30<\/b>/)
    const accept = formOf(offered, '/booking/waiting/accept/')
    expect(h1(await visitor.post('/booking/waiting/accept/', accept))).toBe('约好了')
    expect(h1(await visitor.post('/booking/waiting/accept/', accept))).toBe('约好了')
  })

  it('tells whoever answers an offer too late where they stand, and after the second one that the line is over', async () => {
    const address = `/booking/wait/?${new URLSearchParams({ ...line, date: '2026-12-11' }).toString()}`
    const [taken] = await full('11')
    const join = async (visitor: Visitor, fields: Fields): Promise<Page> => {
      const asked = await visitor.get(address)
      return visitor.post('/booking/wait/', { ...formOf(asked, '/booking/wait/'), ...fields })
    }
    const [mine, visitor, next] = [who(), visitorAt(NOW), visitorAt(NOW)]
    const joined = await join(visitor, mine)
    expect(joined.text.indexOf('您排在最前面')).toBeLessThan(joined.text.indexOf('目前不发短信'))
    await join(next, who())
    const gone = visitorAt(NOW)
    await gone.post('/booking/find/', { code: taken?.code ?? '', phoneLast4: taken?.phone.slice(-4) ?? '' })
    await gone.post('/booking/receipt/cancel/', { key: crypto.randomUUID() })

    const code = /code-xl"[^>]*>([^<]+)</.exec(joined.text)?.[1] ?? ''
    const late = async (found: string, pressed: string): Promise<Page> => {
      const back = visitor.at(found)
      await back.post('/booking/find/', { code, phoneLast4: (mine['phone'] ?? '').slice(-4) })
      const offered = await back.get('/booking/waiting/')
      expect(h1(offered)).toBe('轮到您了')
      return visitor.at(pressed).post('/booking/waiting/accept/', formOf(offered, '/booking/waiting/accept/'))
    }
    const once = await late('2026-12-01T09:20:00+08:00', '2026-12-01T09:35:00+08:00')
    expect(once.status).toBe(409)
    expect(once.text).toContain('<title>这个位置不再为您留着了')
    expect(once.text).toContain('您排在最前面')
    const later = next.at('2026-12-01T09:29:00+08:00')
    await later.post('/booking/waiting/leave/', { key: crypto.randomUUID() })
    const twice = await late('2026-12-01T09:40:00+08:00', '2026-12-01T10:09:00+08:00')
    expect(h1(twice)).toBe('排队结束了')
    expect(twice.text).toContain('几次轮到没有要')
    expect(twice.text).toContain('重新选时间')
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
