import { atRights } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { desk } from '../../../tests/worker/desk-visits.ts'
import {
  booked,
  keeperIn,
  pair,
  personAt,
  press,
  reported,
  requested,
} from '../../../tests/worker/rights-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { idNumber } from '../../../tests/support/people.ts'
import { maskedName } from '../../../schema/mask.ts'
import { retentionPaths as at } from '../../../views/desk/retention/addresses.ts'

afterEach(() => reset())

describe('somebody’s own data', () => {
  it('is found by the ID number of either of a couple, by the phone, and by nobody else’s', async () => {
    const keeper = await keeperIn()
    const they = pair()
    const { code } = await booked(keeper.nowMs, they)
    for (const [place, partner] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const one = personAt(they, place)
      const page = await requested(keeper, 'access', { idNumber: one.idNumber })
      expect(page.url).toContain(at.request)
      expect(page.text).toContain(code)
      expect(page.text).toContain(`本人 ${maskedName(one.name)}`)
      expect(page.text).toContain(`同来的人 ${maskedName(personAt(they, partner).name)}`)
      for (const secret of [one.name, one.idNumber, they.phone]) expect(page.text).not.toContain(secret)
      expect(page.url).not.toContain(one.idNumber)
    }
    expect((await requested(keeper, 'access', { phone: they.phone })).text).toContain(code)
    const stranger = await requested(keeper, 'access', { idNumber: idNumber(4, 'male', 1970) })
    expect(stranger.text).toContain('没有找到')
    expect(stranger.text).not.toContain(code)
  })

  it('is looked for with numbers that are right, and says which is not', async () => {
    const keeper = await keeperIn()
    const bad = await requested(keeper, 'copy', { phone: '1234', idNumber: '431281199001010000' })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('请写 11 位手机号')
    expect(bad.text).toContain('身份证号里有一位不对')
    expect(bad.text).toContain('value="1234"')
    expect((await requested(keeper, 'copy', {})).text).toContain('手机号和身份证号至少填一个')
    expect((await atRights((rights) => rights.requests())).open).toEqual([])
  })

  it('leaves no number in the register, in the audit or in an address', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    await requested(keeper, 'copy', { phone: they.phone, idNumber: personAt(they, 0).idNumber })
    const { open } = await atRights((rights) => rights.requests())
    const { rows } = await desk().audit({ most: 500 })
    const all = JSON.stringify([open, rows])
    for (const secret of [they.phone, ...they.people.flatMap(({ name, idNumber: id }) => [name, id])])
      expect(all).not.toContain(secret)
    expect(rows.filter(({ act }) => act === 'request-read').map(({ about }) => about)).toContain('request:1')
  })

  it('is registered once for the same form', async () => {
    const keeper = await keeperIn()
    const form = formOf(await keeper.browser.get(at.fresh), at.fresh)
    const asked = { ...form, kind: 'access', proof: 'id-card', received: '2027-03-01', phone: '13900000001' }
    const first = await keeper.browser.post(at.fresh, asked)
    expect((await keeper.browser.post(at.fresh, asked)).url).toBe(first.url)
    expect((await atRights((rights) => rights.requests())).open).toHaveLength(1)
  })
})

describe('a copy', () => {
  it('has everything of its own person in clear, and nothing of anybody else', async () => {
    const keeper = await keeperIn()
    const they = pair()
    const me = personAt(they, 1)
    await booked(keeper.nowMs, they)
    await reported(keeper.nowMs, they.phone, 'assistive-device')
    const page = await requested(keeper, 'copy', { phone: they.phone, idNumber: me.idNumber })
    for (const action of [at.copy, at.copyFile]) {
      const copy = await press(keeper, page, action)
      expect(copy.status).toBe(200)
      for (const own of [me.name, me.idNumber, they.phone, '诸葛报三']) expect(copy.text).toContain(own)
      const partner = personAt(they, 0)
      for (const other of [partner.name, partner.idNumber, '埋在话里的秘密', '藏起来的地方'])
        expect(copy.text).not.toContain(other)
    }
    const { rows } = await desk().audit({ act: 'unmasked', most: 100 })
    // Each field of the booking and of the report, for the page and for the file.
    expect(rows.map(({ about }) => about.split(' ')[1]).join(' ')).toBe(
      'phone name phone id-number name phone name phone id-number name',
    )
    expect((await desk().audit({ act: 'request-copied', most: 9 })).rows).toHaveLength(2)
  })

  it('by a phone alone names nobody of a couple, and by an ID number alone no phone that two people share', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    const byPhone = await press(keeper, await requested(keeper, 'copy', { phone: they.phone }), at.copyFile)
    expect(byPhone.text).toContain(they.phone)
    for (const { name, idNumber: id } of they.people) {
      expect(byPhone.text).not.toContain(name)
      expect(byPhone.text).not.toContain(id)
    }
    const me = personAt(they, 0)
    const byNumber = await press(
      keeper,
      await requested(keeper, 'copy', { idNumber: me.idNumber }),
      at.copyFile,
    )
    expect(byNumber.text).toContain(me.name)
    expect(byNumber.text).not.toContain(they.phone)
  })

  it('is not made for who asked for something else, nor after the answer', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    const erasing = await requested(keeper, 'delete', { phone: they.phone })
    const form = formOf(erasing, at.close)
    expect((await keeper.browser.post(at.copy, form)).text).toContain('不是要这个')
    const copying = await requested(keeper, 'copy', { phone: they.phone })
    await press(keeper, copying, at.close, { outcome: 'done', reason: '' })
    const late = await press(keeper, copying, at.copy)
    expect([late.status, late.text.includes(they.phone)]).toEqual([409, false])
  })

  it('tells when staff looked and as what, and not who', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    await requested(keeper, 'explain', { phone: they.phone })
    const page = await requested(keeper, 'copy', { phone: they.phone })
    const copy = await press(keeper, page, at.copy)
    expect(copy.text).toContain('个人信息管理员：看申请人的信息')
    expect(copy.text).not.toContain('张三')
  })
})
