import { describe, expect, it } from 'vitest'
import { at, fieldsOf, h1, NOW, party } from '../../../tests/worker/booking-visits.ts'
import { formOf, visitorAt, type Fields } from '../../../tests/worker/visitor.ts'

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
