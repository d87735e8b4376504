import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { readReceipt } from '../../../schema/casework/receipt.ts'
import { formOf, visitorAt, type Page } from '../../../tests/worker/visitor.ts'
import type { Env } from '../../env.ts'
import { keyRing } from '../../keys.ts'
import { policy } from '../../policy.ts'
import type { StaffAct } from '../commands.ts'
import { receiptHashOf, sealWords } from '../party.ts'

const bound = env as unknown as Env
/** A Tuesday in December, early in the working day. */
const NOW = '2026-12-01T09:00:00+08:00'
/** The token is still good. */
const LATER = '2026-12-01T09:20:00+08:00'
const STREET = '/report/street-person/'
const MARKER = '/report/boundary-marker/'
const [township, other] = policy.places.townships
if (township === undefined || other === undefined) throw new Error('no townships')
const village = township.villages[0]?.code ?? ''

const street = (page: Page, more: Record<string, string> = {}): Record<string, string> => ({
  ...formOf(page, STREET),
  'fields.danger': 'no',
  'fields.seen': '一位老人睡在候车亭',
  'place.township': township.code,
  'place.landmark': '集市旁的候车亭',
  do: 'send',
  ...more,
})
const marker = (page: Page, more: Record<string, string> = {}): Record<string, string> => ({
  ...formOf(page, MARKER),
  'fields.what': 'gone',
  'fields.words': '桩子不见了',
  'place.township': other.code,
  do: 'send',
  ...more,
})

const receiptOn = (page: Page): string =>
  (/data-receipt[^>]*>([\s\S]*?)<\/p>/.exec(page.text)?.[1] ?? '').replaceAll(/\D/g, '')

const ring = () => {
  const read = keyRing(bound)
  if (!read.ok) throw new Error('no keys')
  return read.value
}
const casebook = () => bound.CASEWORK.getByName(policy.jurisdiction.code)
const caseOf = async (receipt: string): Promise<{ id: string; caseId: string }> => {
  const found = await casebook().find(receiptHashOf(ring(), receipt), Date.parse(LATER))
  if (!found.ok) throw new Error(found.problem.code)
  return found.value
}
/** What staff do about the case of a receipt. */
const staff = async (receipt: string, act: StaffAct): Promise<void> => {
  const { caseId } = await caseOf(receipt)
  const done = await casebook().act({ nowMs: Date.parse(LATER), caseId, by: 'duty', ...act })
  expect(done.ok).toBe(true)
}
const wordsFor = async (receipt: string, words: string): Promise<string> =>
  sealWords(ring(), (await caseOf(receipt)).caseId, words)

const sendStreet = async (more: Record<string, string> = {}) => {
  const visitor = visitorAt(NOW)
  const sent = await visitor.post(STREET, street(await visitor.get(STREET), more))
  expect(sent.url).toBe('/report/sent/')
  return { visitor, sent, receipt: receiptOn(sent) }
}

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

describe('whoever has a receipt', () => {
  it('finds the report with it, from any browser, and sees who has it and until when', async () => {
    const { receipt } = await sendStreet()
    const elsewhere = visitorAt(LATER)
    const lookup = await elsewhere.get('/report/follow/')
    expect(lookup.text).toContain('28 个数字')
    const found = await elsewhere.post('/report/follow/', {
      receipt: receipt.replaceAll(/(.{4})/g, '$1 '),
    })
    expect(found.url).toBe('/report/follow/')
    expect(found.text).toContain('已经转给救助管理站。最迟今天上午11:00有人接手')
    expect(found.text).toContain('集市旁的候车亭')
    expect(found.text).toContain(`等人接手`)
  })

  it.each([
    ['too few digits', '1234 5678', 422, '28 个数字'],
    ['nothing', '', 422, '28 个数字'],
    ['a digit that was copied wrongly', 'wrong', 422, '抄错'],
    ['a receipt of nothing', 'unknown', 404, '没有找到'],
  ])('is told what is wrong with %s', async (_, typed, status, words) => {
    const { receipt } = await sendStreet()
    const digits: Record<string, string> = {
      wrong: receipt.replace(/^./, (first) => String((Number(first) + 1) % 10)),
      // Twenty-six zeros and their check digits.
      unknown: `${'0'.repeat(26)}98`,
    }
    const page = await visitorAt(NOW).post('/report/follow/', { receipt: digits[typed] ?? typed })
    expect(page.status).toBe(status)
    expect(page.text).toContain(words)
    expect(page.text).not.toContain('候车亭')
  })

  it('adds words, once however often the form is sent, and sees them', async () => {
    const { visitor } = await sendStreet()
    const form = { ...formOf(await visitor.get('/report/follow/'), '/report/add/'), text: '往桥那边走了' }
    const added = await visitor.post('/report/add/', form)
    expect(added.text).toContain('补充的收到了')
    expect((await visitor.post('/report/add/', form)).text.split('往桥那边走了')).toHaveLength(2)
    const empty = await visitor.post('/report/add/', { ...form, text: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('这一项要填')
  })

  it('answers a question, sees the outcome with its words, and has it done again', async () => {
    const { visitor, receipt } = await sendStreet()
    await staff(receipt, { act: 'accept' })
    const { id } = await caseOf(receipt)
    await staff(receipt, { act: 'ask', reportId: id, sealed: await wordsFor(receipt, '在桥的哪一头？') })
    const later = visitor.at(LATER)
    const asked = await later.get('/report/follow/')
    expect(asked.text).toContain('要问您一句话')
    expect(asked.text).toContain('在桥的哪一头？')
    const answer = { ...formOf(asked, '/report/add/'), text: '东头' }
    expect((await later.post('/report/add/', answer)).text).toContain('您的回答收到了')

    await staff(receipt, {
      act: 'close',
      outcome: 'not-found',
      sealed: await wordsFor(receipt, '去看了两次'),
    })
    const closed = await later.get('/report/follow/')
    expect(closed.text).toContain('办完了')
    expect(closed.text).toContain('去看了两次')
    expect(closed.text).not.toContain('action="/report/add/"')
    const late = await later.post('/report/add/', { text: '还有' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('这件事已经结束')

    const again = formOf(closed, '/report/reopen/')
    const why = await later.post('/report/reopen/', { ...again, text: '' })
    expect(why.status).toBe(422)
    const reopened = await later.post('/report/reopen/', { ...again, text: '人还在那里' })
    expect(reopened.text).toContain('会有人再办')
    expect(reopened.text).toContain('等人接手')
  })

  it('withdraws after being asked once more; pressing again does no harm', async () => {
    const { visitor } = await sendStreet()
    const page = await visitor.get('/report/withdraw/')
    expect(page.text).toContain('真的要撤回吗')
    const form = formOf(page, '/report/withdraw/')
    expect((await visitor.post('/report/withdraw/', form)).text).toContain('已经撤回')
    expect((await visitor.post('/report/withdraw/', form)).text).toContain('已经撤回')
    expect((await visitor.get('/report/withdraw/')).url).toBe('/report/follow/')
  })

  it('keeps its own report when somebody else reports the same', async () => {
    const mine = await sendStreet({ 'fields.seen': '我写的字' })
    const theirs = await sendStreet({ 'fields.seen': '别人写的字', 'contact.phone': '13800000001' })
    expect(theirs.sent.text).toContain('可能已经有人报告过')
    for (const text of [theirs.sent.text, (await theirs.visitor.get('/report/follow/')).text])
      expect(text).not.toContain('我写的字')
    const page = await mine.visitor.get('/report/follow/')
    expect(page.text).toContain('我写的字')
    expect(page.text).not.toContain('别人写的字')
    expect(page.text).not.toContain('0001')
  })
})

describe('a browser that knows no report', () => {
  it.each(['/report/sent/', '/report/follow/', '/report/withdraw/', '/elder/report/add/'])(
    'is asked for the receipt at %s',
    async (path) => {
      const page = await visitorAt(NOW).get(path)
      expect(page.text).toContain('回执号')
      expect(page.text).toContain('name="receipt"')
    },
  )

  it.each(['forged', 'k1.e30.AAAA'])('is asked for it again with the token %s', async (token) => {
    const page = await visitorAt(NOW, new Map([['report', token]])).get('/report/follow/')
    expect(page.status).toBe(401)
    expect(page.text).toContain('name="receipt"')
  })

  it('is asked for it again after half an hour', async () => {
    const { visitor } = await sendStreet()
    const page = await visitor.at('2026-12-01T09:31:00+08:00').get('/report/follow/')
    expect(page.status).toBe(401)
    expect(page.text).not.toContain('候车亭')
  })

  it('has forgotten everything after 清除', async () => {
    const { visitor } = await sendStreet()
    await visitor.post('/clear/', {})
    expect((await visitor.get('/report/sent/')).text).toContain('name="receipt"')
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
