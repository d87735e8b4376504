import { atDesk } from '../../../tests/worker/at-desk.ts'
import { env } from 'cloudflare:workers'
import { expect, it, describe } from 'vitest'
import { couple } from '../../../tests/support/people.ts'
import { formOf, visitorAt, type Fields, type Page } from '../../../tests/worker/visitor.ts'
import type { Env } from '../../env.ts'
import { deskAct } from '../../../tests/worker/draw-ledger.ts'
import { policy } from '../../policy.ts'

const { BOOKING } = env as unknown as Env
const DRAW = 'marriage-2027-05-20'
const PAGE = `/booking/draws/${DRAW}/`
const ENTER = `${PAGE}enter/`
const OPEN = '2027-04-27T10:00:00+08:00'
const CLOSED = '2027-05-10T17:00:00+08:00'
const DRAWN = '2027-05-12T09:00:00+08:00'
const at = (clock: string) => `2027-05-20T${clock}:00+08:00`

const fieldsOf = (number: number): Fields => {
  const { people, phone } = couple(number)
  return {
    ...Object.fromEntries(
      people.flatMap(({ name, idNumber }, nth) => [
        [`people.${nth}.name`, name],
        [`people.${nth}.idNumber`, idNumber],
      ]),
    ),
    phone,
  }
}
const h1 = (page: Page) => /<h1[^>]*>(.*?)<\/h1>/.exec(page.text)?.[1]?.replaceAll(/<[^>]+>/g, '')
const numberIn = (page: Page) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/.exec(page.text)?.[0] ?? ''

const enter = async (number: number, wishes: Fields) => {
  const visitor = visitorAt(OPEN)
  const form = formOf(await visitor.get(ENTER), ENTER)
  const sent = { ...form, ...fieldsOf(number), ...wishes }
  return { visitor, sent, page: await visitor.post(ENTER, sent) }
}

describe('the pages of a draw, without JavaScript', () => {
  it('list every draw with where it stands, and lead on from there', async () => {
    const early = visitorAt('2027-03-01T10:00:00+08:00')
    expect((await early.get('/booking/draws/')).text).toContain('开始报名')
    const announced = await early.get(PAGE)
    expect(h1(announced)).toBe('2027年5月20日结婚登记抽签')
    expect(announced.text).not.toContain(ENTER)
    expect((await visitorAt(OPEN).get(PAGE)).text).toContain(`href="${ENTER}"`)
    expect((await visitorAt(OPEN).get('/booking/draws/no-such/')).status).toBe(404)
  })

  it('take an entry, once however often the form is sent, and find it again', async () => {
    const { visitor, sent, page } = await enter(7001, { 'preferences.0': at('09:00'), any: '1' })
    expect(h1(page)).toBe('报上了')
    expect(page.text).toContain('上午9:00、上午8:30')
    const number = numberIn(page)
    expect(numberIn(await visitor.post(ENTER, sent))).toBe(number)
    const code = /[0-9A-Z]{4} [0-9A-Z]{4}/.exec(page.text)?.[0] ?? ''
    const other = visitorAt('2027-04-28T10:00:00+08:00')
    const found = await other.post('/booking/find/', { code, phoneLast4: couple(7001).phone.slice(-4) })
    expect(numberIn(found)).toBe(number)
    expect(found.text).not.toContain(couple(7001).people[0]?.idNumber)
  })

  it('keep what was typed when something is refused, and say what', async () => {
    const { page } = await enter(7002, {})
    expect(page.status).toBe(422)
    expect(page.text).toContain('想要几点：这一项要填。')
    expect(page.text).toContain(fieldsOf(7002)['people.0.idNumber'] ?? '?')
    const again = await enter(7001, { 'preferences.0': at('09:00') })
    expect(again.page.status).toBe(409)
    expect(again.page.text).toContain('已经报过名了')
  })

  it('let an entry be taken back while entries are open', async () => {
    const { visitor, page } = await enter(7003, { 'preferences.0': at('10:00') })
    const left = await visitor.post('/booking/entry/withdraw/', formOf(page, '/booking/entry/withdraw/'))
    expect(h1(left)).toBe('已经退出')
    expect(left.text).not.toContain('/booking/entry/withdraw/')
  })

  it('ask one thing a screen in 长辈版', async () => {
    const visitor = visitorAt(OPEN)
    const path = `/elder${ENTER}`
    const nothing = await visitor.post(path, { ...formOf(await visitor.get(path), path), do: 'wished' })
    expect(nothing.status).toBe(422)
    let page = await visitor.post(path, {
      ...formOf(nothing, path),
      'preferences.0': at('14:30'),
      do: 'wished',
    })
    const fields = fieldsOf(7004)
    for (const own of [/^people\.0/, /^people\.1/, /^phone/]) {
      const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => own.test(name)))
      page = await visitor.post(path, { ...formOf(page, path), ...typed, do: 'next' })
      expect(page.status).toBe(200)
    }
    expect(page.text).toContain('下午2:30')
    const entered = await visitor.post(path, { ...formOf(page, path), do: 'confirm' })
    expect(h1(entered)).toBe('报上了')
  })

  it('publish the list once it is closed, as a page and as the very text of the commitment', async () => {
    const visitor = visitorAt(CLOSED)
    const page = await visitor.get(PAGE)
    const commitment = /<p class="code">([0-9a-f]{64})<\/p>/.exec(page.text)?.[1]
    const text = (await visitor.get(`${PAGE}list.txt`)).text
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    const hex = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(hex).toBe(commitment)
    const numbers = [...text.matchAll(/^entry (\S+)/gm)].map(([, number = '']) => number)
    expect(numbers).toHaveLength(2)
    for (const number of numbers) expect(page.text).toContain(number)
    expect((await visitor.get(ENTER)).text).toContain('名单已经封好')

    const sought = await visitor.post(PAGE, { entry: (numbers[0] ?? '').toLowerCase().replaceAll('-', ' ') })
    expect(sought.text).toContain(`${numbers[0] ?? ''} 在名单里`)
    expect((await visitor.post(PAGE, { entry: '0000-0000-0000' })).text).toContain('名单里没有')
    expect((await visitor.post(PAGE, { entry: '12' })).status).toBe(422)
  })

  it('show value, order and results after the draw, and lead winners on to their booking', async () => {
    const drawnMs = Date.parse('2027-05-11T22:10:00+08:00')
    const ledger = BOOKING.getByName(policy.jurisdiction.code)
    const value = '03 07 12 19 25 31 08'
    expect(
      await atDesk(ledger, (desk) =>
        desk.drawWith({ act: deskAct(), nowMs: drawnMs, draw: DRAW, publicValue: value }),
      ),
    ).toMatchObject({
      ok: true,
    })
    const visitor = visitorAt(DRAWN)
    const page = await visitor.get(PAGE)
    expect(page.text).toContain(`<p class="code">${value}</p>`)
    expect(page.text).toContain('一共 2 个编号，抽中 2 个')
    expect(page.text).toContain('npm run draw:verify')
    const first = /<th scope="row" class="mono">([^<]+)</.exec(page.text)?.[1] ?? ''
    const sought = await visitor.post(PAGE, { entry: first })
    expect(sought.text).toContain(`${first} 排在第 1，抽中了`)
  })
})
