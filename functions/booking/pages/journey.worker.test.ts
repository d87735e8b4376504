import { describe, expect, it } from 'vitest'
import { idNumber } from '../../../tests/support/people.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { at, choose, CONFIRM, fieldsOf, h1, HOLD, NOW, party } from '../../../tests/worker/booking-visits.ts'
import { formOf, visitorAt, type Page } from '../../../tests/worker/visitor.ts'

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
    expect(held.text).toMatch(/class="when">(?:(?!<\/p>).)*<\/p><p>洪江市婚姻登记处/)
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
    const young = { 'people.1.idNumber': idNumber(5900, 'male', 2005) }
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
    expect(asked.text.match(/请核对/g)).toHaveLength(1)
    expect(asked.text).toContain('看起来写反了')
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

  it('pressed without a time it asks for one, and what was typed is still on the form', async () => {
    const visitor = visitorAt(NOW)
    const who = fieldsOf(party())
    const held = await choose(visitor, at('04', '14:30'), 'marriage', 'registry-branch')
    const late = visitor.at('2026-12-01T09:11:00+08:00')
    const gone = await late.post(CONFIRM, { ...formOf(held, CONFIRM), ...who })
    const without = await late.post(HOLD, formOf(gone, HOLD))
    expect(h1(without)).toBe('留号的时间到了')
    expect(without.text).toContain('请先选一个时间')
    const again = await late.post(HOLD, { ...formOf(without, HOLD), start: at('04', '15:00') })
    for (const value of Object.values(who)) expect(again.text).toContain(`value="${value}"`)
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
