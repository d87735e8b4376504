import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { browserAt, desk, join, postFrom, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { casebook } from '../../../tests/worker/report-client.ts'
import { addDays, addMonths, dayOf, dayText } from '../../../schema/dates.ts'
import { policy } from '../../policy.ts'

afterEach(() => reset())

const REGISTER = '/desk/rescue/'
const STAY = '/desk/rescue/stay/'
const stayAt = (number: number) => `${STAY}?number=${number}`
const { months, warnDays } = policy.casework.rescue

const duty = () => join('rescue-duty', { units: ['rescue-station'] })
const today = ({ nowMs }: Colleague): string => dayOf(nowMs)
const enter = ({ browser }: Colleague, since: string, place = 'station', name = '') =>
  postFrom(browser, REGISTER, REGISTER, { since, place, name })
const write = ({ browser }: Colleague, number: number, act: string, day: string, choice = '') =>
  postFrom(browser, stayAt(number), STAY, { act, [`${act}-day`]: day, [`${act}-choice`]: choice })

/** The three counts on the register, with the stays they name. */
const countsOn = (text: string): { count: number; says: string }[] =>
  [...text.matchAll(/<div class="desk-count[^"]*">([\s\S]*?)<\/div>/g)].map(([, part = '']) => ({
    count: Number(/class="desk-zero[^"]*">(\d+)</.exec(part)?.[1] ?? NaN),
    says: part.replaceAll(/<h2>.*?<\/h2>|<p class="desk-zero[^>]*>\d+<\/p>/g, '').replaceAll(/<[^>]+>/g, ''),
  }))
const counts = async ({ browser }: Colleague): Promise<number[]> =>
  countsOn((await browser.get(REGISTER)).text).map(({ count }) => count)

describe('the three counts', () => {
  it('are shown as zero, with the day, while there is nothing', async () => {
    const one = await duty()
    const { text } = await one.browser.get(REGISTER)
    const zero = { count: 0, says: `${dayText(today(one))}，是零` }
    expect(countsOn(text)).toEqual([zero, zero, zero])
    expect(text).toContain('sources/#plan')
  })

  it('name each stay that breaks them, and since when; each goes away with what mends it', async () => {
    const one = await duty()
    const day = today(one)
    const old = addDays(addMonths(day, -months), -10)
    await enter(one, old)
    await enter(one, addDays(day, -5))
    await write(one, 2, 'placed', addDays(day, -2), 'private')
    await enter(one, addDays(day, -30))
    await write(one, 3, 'settled', addDays(day, -1))
    const { text } = await one.browser.get(REGISTER)
    expect(countsOn(text)).toEqual([
      { count: 1, says: `2 号 从${dayText(addDays(day, -2))}起` },
      { count: 1, says: `1 号 从${dayText(addDays(addMonths(old, months), 1))}起` },
      { count: 1, says: `3 号 从${dayText(addDays(day, -1))}起` },
    ])
    await write(one, 2, 'placed', day, 'public')
    await write(one, 3, 'assisted', day, 'subsistence')
    expect(await counts(one)).toEqual([0, 1, 0])
    await write(one, 1, 'ended', day, 'family')
    expect(await counts(one)).toEqual([0, 0, 0])
    expect((await one.browser.get(REGISTER)).text).toContain('已经了结的 2 人')
  })

  it('warn two weeks before somebody has stayed for too long', async () => {
    const one = await duty()
    const last = addDays(today(one), warnDays)
    // The day of the month that has this last day; in March there is one.
    const since = addMonths(last, -months)
    await enter(one, since)
    const at = (day: string) =>
      browserAt(Date.parse(`${day}T09:00:00+08:00`), { jar: one.browser.jar }).get(REGISTER)
    expect((await one.browser.get(REGISTER)).text).toContain(
      `1 号</a> ${dayText(addMonths(since, months))}以前要落户安置`,
    )
    await enter(one, addDays(since, 1))
    expect((await at(today(one))).text.match(/以前要落户安置/g)).toHaveLength(1)
  })
})

describe('what is written down', () => {
  it('is refused for a day to come, before somebody came, or out of order; what was typed stays', async () => {
    const one = await duty()
    const day = today(one)
    const late = await enter(one, addDays(day, 1), 'hospital', '示例丙')
    expect(late.status).toBe(422)
    expect(late.text).toContain('value="示例丙"')
    expect((await enter(one, '2027-02-30')).status).toBe(422)
    expect((await enter(one, day, 'jail')).status).toBe(422)
    await enter(one, addDays(day, -3))
    expect((await write(one, 1, 'placed', addDays(day, -4), 'public')).status).toBe(422)
    expect((await write(one, 1, 'assisted', day, 'subsistence')).status).toBe(409)
    expect((await write(one, 1, 'ended', day, 'nowhere')).status).toBe(422)
    await write(one, 1, 'settled', day)
    expect((await write(one, 1, 'placed', day, 'private')).status).toBe(409)
  })

  it('is one entry, however often the form comes', async () => {
    const one = await duty()
    const page = await one.browser.get(REGISTER)
    const key = /name="key" value="([\w-]+)"/.exec(page.text)?.[1] ?? ''
    const form = /name="form" value="([\w-]+)"/.exec(page.text)?.[1] ?? ''
    const sent = { form, key, since: today(one), place: 'station', name: '' }
    for (let times = 0; times < 3; times += 1)
      expect((await one.browser.post(REGISTER, sent)).url).toBe(`${stayAt(1)}&done=1`)
    expect((await atCases((cases) => cases.stays(one.nowMs))).open).toHaveLength(1)
  })

  it('is in the audit, by number and never by name', async () => {
    const one = await duty()
    const day = today(one)
    await enter(one, day, 'station', '示例丙')
    await write(one, 1, 'placed', day, 'private')
    const { rows } = await desk().audit({ most: 50 })
    const said = rows.map(({ act, about }) => `${act} ${about}`)
    expect(said).toContain(`stay-opened stay:1 ${day} station`)
    expect(said).toContain(`stay-changed stay:1 placed ${day} private`)
    expect(JSON.stringify(rows)).not.toContain('示例丙')
  })

  it('cannot be undone in the tables either', async () => {
    const one = await duty()
    await enter(one, today(one))
    await write(one, 1, 'settled', today(one))
    await runInDurableObject(casebook(), (_, { storage }) => {
      for (const statement of [
        'DELETE FROM stays',
        "UPDATE stays SET since_day = '2020-01-01'",
        'UPDATE stays SET settled_day = NULL',
        "UPDATE stays SET place = 'private'",
        "UPDATE stays SET assistance = 'subsistence'",
        'DELETE FROM stay_events',
        "UPDATE stay_events SET by = 'x'",
      ])
        expect(() => storage.sql.exec(statement)).toThrow(/SQLITE_CONSTRAINT/)
    })
  })
})

describe('a name', () => {
  it('is sealed, shown to who says why, and gone when the stay is over', async () => {
    const one = await duty()
    const day = today(one)
    await enter(one, day, 'station', '示例丙')
    const stored = await runInDurableObject(casebook(), (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM stays').toArray()),
    )
    expect(stored).not.toContain('示例丙')
    expect((await one.browser.get(stayAt(1))).text).not.toContain('示例丙')
    const silent = await postFrom(one.browser, stayAt(1), '/desk/rescue/name/', { why: '' })
    expect([silent.status, silent.text.includes('示例丙')]).toEqual([422, false])
    const told = await postFrom(one.browser, stayAt(1), '/desk/rescue/name/', { why: '家里人来认' })
    expect(told.text).toContain('姓名：示例丙')
    const { rows } = await desk().audit({ act: 'unmasked', most: 1 })
    expect(rows[0]).toMatchObject({ about: 'stay:1 name', why: '家里人来认' })
    await write(one, 1, 'ended', day, 'home')
    expect((await atCases((cases) => cases.stayFile(1, one.nowMs)))?.sealed).toBeNull()
  })
})

describe('the register', () => {
  it('is nobody’s whose unit does not keep it or look on, and a stay of it is not found by its number', async () => {
    const one = await duty()
    await enter(one, today(one))
    for (const other of [
      await join('section', { units: ['elder-care'] }),
      await join('township-clerk', { townships: ['431281101'] }),
    ])
      for (const path of [REGISTER, stayAt(1)]) {
        const page = await other.browser.get(path)
        expect([page.status, page.text.includes('没有找到')]).toEqual([403, true])
      }
  })

  it('is seen by those who look on, who write nothing', async () => {
    const one = await duty()
    await enter(one, today(one))
    const looks = await join('section', { units: ['social-affairs'] })
    const page = await looks.browser.get(stayAt(1))
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('name="act"')
    const form = /name="form" value="([\w-]+)"/.exec(page.text)?.[1] ?? ''
    const sent = { form, number: '1', act: 'settled', 'settled-day': today(one) }
    expect((await looks.browser.post(STAY, sent)).status).toBe(403)
    expect((await atCases((cases) => cases.stays(looks.nowMs))).open[0]?.settledDay).toBeNull()
  })
})
