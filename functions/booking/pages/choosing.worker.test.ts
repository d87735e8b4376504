import { describe, expect, it } from 'vitest'
import { at, CONFIRM, fieldsOf, h1, HOLD, NOW, party } from '../../../tests/worker/booking-visits.ts'
import { formOf, visitorAt, type Fields } from '../../../tests/worker/visitor.ts'

const days = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => String(first + nth))

/** The numbers of the days, week by week: those that a phone leaves out, and those it shows. */
const weeks = async (visitor: ReturnType<typeof visitorAt>, path: string) => {
  const { text } = await visitor.get(path)
  const rows = [...text.matchAll(/<tr( class="gone")?>(<td.*?)<\/tr>/g)].map(([, gone, cells = '']) => ({
    gone: gone !== undefined,
    numbers: [...cells.matchAll(/(?:<\/span>|<span>)(\d+)(?=<)/g)].map(([, number]) => number),
  }))
  const numbersOf = (wanted: boolean) =>
    rows.filter(({ gone }) => gone === wanted).map(({ numbers }) => numbers)
  return { gone: numbersOf(true), kept: numbersOf(false) }
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

  it('leaves out on a phone the weeks before the one of today, or of the first day of a window', async () => {
    const path = '/booking/marriage/?office=registry'
    const november = visitorAt('2026-11-26T09:00:00+08:00')
    expect(await weeks(november, `${path}&month=2026-11`)).toEqual({
      gone: [['1'], ['2', '3', '4', '5', '6', '7', '8'], days(9, 15), days(16, 22)],
      kept: [days(23, 29), ['30']],
    })
    // Of this week, only what is past is blank.
    const page = await november.get(`${path}&month=2026-11`)
    expect(page.text).toContain('<td class="off past"><span>25<small>')
    expect(page.text).not.toContain('<td class="off past"><span>26<small>')
    const second = '/booking/divorce-collection/?office=registry&applied=2026-11-12&month=2026-12'
    // Cooling-off lasts until the 14th.
    expect((await weeks(november, second)).kept[0]).toEqual(days(14, 20))
  })

  it('shows a month whole where nothing of it is to come', async () => {
    const { gone, kept } = await weeks(
      visitorAt('2026-11-26T09:00:00+08:00'),
      '/booking/marriage/?office=registry&month=2026-10',
    )
    expect([gone.length, kept.length]).toEqual([0, 5])
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
    expect(none.text).toMatch(/value="registry" checked/)
    const both = await visitor.get(`${path}?applied=`)
    expect(both.text).toContain('有 2 处要改')
    expect(both.text).toContain('href="#applied"')
    const noPlace = await visitor.get(`${path}?applied=2026-11-02`)
    expect(noPlace.status).toBe(422)
    expect(noPlace.text).toMatch(/href="#office">请选收申请的那个登记处/)
    const over = await visitor.get(`${path}?office=registry&applied=2026-06-01`)
    expect(over.text).toContain('已经过了')
    expect(over.text).not.toContain('class="cal"')
    expect(over.text).toContain('href="/booking/divorce-application/?office=registry"')
  })

  it('does not hold a day outside, whatever the form says', async () => {
    const visitor = visitorAt(NOW)
    const page = await visitor.get(`${path}?office=registry&applied=2026-11-02&date=2026-12-03`)
    const refused = await visitor.post(HOLD, { ...formOf(page, HOLD), start: at('02', '14:30') })
    expect(refused.status).toBe(409)
    expect(h1(refused)).toBe('不在可以办的日子里')
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
