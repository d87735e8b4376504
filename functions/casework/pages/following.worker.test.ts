import { describe, expect, it } from 'vitest'
import { formOf, visitorAt } from '../../../tests/worker/visitor.ts'

import { LATER, NOW, caseOf, sendStreet, staff, wordsFor } from '../../../tests/worker/report-visits.ts'

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
