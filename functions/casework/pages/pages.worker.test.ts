import { describe, expect, it } from 'vitest'
import { readReceipt } from '../../../schema/casework/receipt.ts'
import { formOf, visitorAt, type Page } from '../../../tests/worker/visitor.ts'

import {
  MARKER,
  NOW,
  STREET,
  marker,
  other,
  receiptOn,
  sendStreet,
  street,
  township,
  village,
} from '../../../tests/worker/report-visits.ts'

describe('a passer-by without JavaScript', () => {
  it('reports somebody on the street, and takes a receipt that can be read over the phone', async () => {
    const { visitor, sent, receipt } = await sendStreet()
    expect(readReceipt(receipt)).toEqual({ receipt })
    expect(sent.text).toContain('收到了')
    expect(sent.text).toContain('救助管理站')
    expect(sent.text).toContain('上午11:00')
    expect(sent.text).not.toContain('tel:')
    // Nothing of a person, and nothing of the place, on what is printed.
    expect(sent.text).not.toContain('候车亭')
    expect(receiptOn(await visitor.get('/report/sent/'))).toBe(receipt)
  })

  it('is told again to ring where somebody is in danger', async () => {
    const { sent } = await sendStreet({ 'fields.danger': 'yes' })
    expect(sent.text.indexOf('tel:120')).toBeLessThan(sent.text.indexOf('<h1'))
  })

  it('has one report however often the same form is sent; another one where something else is sent', async () => {
    const visitor = visitorAt(NOW)
    const form = street(await visitor.get(STREET))
    const [one, two] = await Promise.all([
      visitorAt(NOW).post(STREET, form),
      visitorAt(NOW).post(STREET, form),
    ])
    expect(receiptOn(one)).toBe(receiptOn(two))
    expect(receiptOn(await visitor.post(STREET, form))).toBe(receiptOn(one))
    const changed = await visitor.post(STREET, { ...form, 'fields.seen': '还有一个孩子' })
    expect(receiptOn(changed)).not.toBe(receiptOn(one))
  })

  it('has a report each for two places, though the words are the same', async () => {
    const { visitor, receipt } = await sendStreet({ 'place.village': village })
    const next = township.villages[1]?.code ?? ''
    const second = await visitor.post(STREET, street(await visitor.get(STREET), { 'place.village': next }))
    expect(second.url).toBe('/report/sent/')
    expect(receiptOn(second)).not.toBe(receipt)
    const back = await visitor.post(STREET, street(await visitor.get(STREET), { 'place.village': next }))
    expect(receiptOn(back)).toBe(receiptOn(second))
  })

  it('has the same report for the same draft, whatever form it comes in', async () => {
    const draft = crypto.randomUUID()
    const [one, two] = [await sendStreet({ draft }), await sendStreet({ draft, 'fields.seen': '改过的' })]
    expect(two.receipt).toBe(one.receipt)
  })

  it('loses nothing when a form is refused', async () => {
    const visitor = visitorAt(NOW)
    const refused = await visitor.post(
      STREET,
      street(await visitor.get(STREET), {
        'fields.seen': '',
        'contact.phone': '123',
        'fields.people': 'one',
      }),
    )
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('有 2 处要改')
    expect(refused.text).toContain('href="#fields-seen"')
    expect(refused.text).toContain('value="123"')
    expect(refused.text).toContain('value="集市旁的候车亭"')
    expect(refused.text).toMatch(/value="one"[^>]*checked/)
    const mended = street(refused, { 'contact.phone': '' })
    expect((await visitor.post(STREET, mended)).url).toBe('/report/sent/')
  })

  it('gets the villages of a township when it asks for them, with everything typed before', async () => {
    const visitor = visitorAt(NOW)
    const page = await visitor.get(STREET)
    const listed = await visitor.post(STREET, street(page, { do: 'villages' }))
    expect(listed.status).toBe(200)
    expect(listed.text).toContain(`value="${village}"`)
    expect(listed.text).toContain('一位老人睡在候车亭</textarea>')
    const sent = await visitor.post(STREET, street(listed, { 'place.village': village }))
    expect(sent.url).toBe('/report/sent/')
    const wrong = await visitor.post(
      STREET,
      street(listed, { 'place.village': other.villages[0]?.code ?? '' }),
    )
    expect(wrong.status).toBe(422)
    expect((await visitor.get(`${STREET}?township=${township.code}`)).text).toContain(`value="${village}"`)
  })

  it('who comes from an institution finds its name and township filled in, and cut to what the form takes', async () => {
    const visitor = visitorAt(NOW)
    const from = (name: string): string =>
      `/report/elder-home/?home=${encodeURIComponent(name)}&township=${township.code}&words=no`
    const { text } = await visitor.get(from('甲<b>养老院'))
    expect(text).toMatch(/name="fields\.home"[^>]*value="甲(&lt;|&#60;)b/)
    expect(text).toContain(`value="${village}"`)
    // Only short texts are taken from an address: nobody is made to send what somebody else wrote.
    expect(text).not.toContain('no</textarea>')
    expect((await visitor.get(from('长'.repeat(70)))).text).toContain(`value="${'长'.repeat(60)}"`)
  })

  it('is told where to turn for the county next door', async () => {
    const visitor = visitorAt(NOW)
    const form = street(await visitor.get(STREET), { 'place.township': '431271' })
    expect((await visitor.post(STREET, form)).text).toContain('您选的是洪江区')
  })

  it('is refused with its words where they are too long', async () => {
    const visitor = visitorAt(NOW)
    const long = { 'fields.seen': '长'.repeat(501), 'place.landmark': '桥'.repeat(101) }
    const refused = await visitor.post(STREET, street(await visitor.get(STREET), long))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('最多 500 个字')
    expect(refused.text).toContain('最多 100 个字')
    expect(refused.text).toContain(long['fields.seen'])
  })

  it('finds no form for a kind that is none', async () => {
    expect((await visitorAt(NOW).get('/report/no-such-kind/')).status).toBe(404)
    expect((await visitorAt(NOW).post('/report/no-such-kind/', {})).status).toBe(405)
  })
})

describe('somebody in 长辈版', () => {
  const ELDER = '/elder/report/boundary-marker/'

  it('answers one question a screen, looks everything over, changes one thing, and sends it', async () => {
    const elder = visitorAt(NOW)
    let page = await elder.get(ELDER)
    const press = async (more: Record<string, string>): Promise<Page> =>
      elder.post(ELDER, { ...formOf(page, ELDER), ...more })
    page = await press({ do: 'next' })
    expect(page.status).toBe(422)
    page = await press({ do: 'next', 'fields.what': 'moved' })
    page = await press({ do: 'next', 'fields.number': '3 号' })
    page = await press({ do: 'back' })
    expect(page.text).toContain('value="3 号"')
    page = await press({ do: 'next', 'fields.number': '4 号' })
    page = await press({ do: 'next' })
    page = await press({ do: 'villages', 'place.township': township.code })
    expect(page.text).toContain(`value="${village}"`)
    page = await press({ do: 'next', 'place.township': township.code, 'place.village': village })
    page = await press({ do: 'next' })
    page = await press({ do: 'next' })
    expect(page.text).toContain('看看对不对')
    expect(page.text).toContain('被移动了')
    expect(page.text).toContain(township.name)
    page = await press({ do: 'change:0' })
    page = await press({ do: 'next', 'fields.what': 'broken' })
    expect(page.text).toContain('坏了')
    page = await press({ do: 'send' })
    expect(page.url).toBe('/elder/report/sent/')
    const follow = await elder.get('/elder/report/follow/')
    expect(follow.text).toContain('坏了')
    const add = await elder.get('/elder/report/add/')
    const added = await elder.post('/elder/report/add/', {
      ...formOf(add, '/elder/report/add/'),
      text: '在路口',
    })
    expect(added.url).toContain('/elder/report/follow/')
    expect(added.text).toContain('在路口')
  })

  it('is led to the screen where something is still missing', async () => {
    const elder = visitorAt(NOW)
    const form = formOf(await elder.get(ELDER), ELDER)
    const page = await elder.post(ELDER, { ...form, at: '6', do: 'send' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('name="fields.what"')
  })

  it('has urgent kinds on one screen', async () => {
    const page = await visitorAt(NOW).get('/elder/report/street-person/')
    for (const name of ['fields.danger', 'fields.seen', 'place.township'])
      expect(page.text).toMatch(new RegExp(`<(input|textarea|select)[^>]*name="${name}"`))
  })
})

it('a report of a thing is counted by what was chosen, and its words are the reporter’s alone', async () => {
  const visitor = visitorAt(NOW)
  const sent = await visitor.post(MARKER, marker(await visitor.get(MARKER)))
  expect(sent.url).toBe('/report/sent/')
  expect((await visitor.get('/report/follow/')).text).toContain('不见了')
})
