import { reset, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { desk, join, postFrom, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { HUANGJIA, look, send } from '../../../tests/worker/report-client.ts'
import {
  booked,
  cancelled,
  casebook,
  everyRow,
  keeperIn,
  ledger,
  requested,
  ring,
} from '../../../tests/worker/rights-visits.ts'
import type { TypedReport } from '../../../schema/api/casework.ts'
import { formOf, type Page } from '../../../tests/worker/visitor.ts'
import { couple, idNumber, type TestParty } from '../../../tests/support/people.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { maskedName } from '../../../schema/mask.ts'
import { requestPath, retentionPaths as at } from '../../../views/desk/retention/addresses.ts'
import { phoneHashOf } from '../../booking/desk/rights.ts'
import { personHashOf } from '../../booking/party.ts'
import { policy } from '../../policy.ts'

afterEach(() => reset())

const DAY = 86_400_000
let next = 70_000
const pair = (): TestParty => {
  const { people, phone } = couple((next += 1))
  const [one, other] = people
  if (one === undefined || other === undefined) throw new Error('a couple of one')
  return {
    people: [
      { ...one, name: '欧阳植一' },
      { ...other, name: '司徒埋二' },
    ],
    phone,
  }
}
const personAt = ({ people }: TestParty, place: number) => {
  const one = people[place]
  if (one === undefined) throw new Error('nobody there')
  return one
}

const forms: Record<string, TypedReport['fields']> = {
  'street-person': { seen: '埋在话里的秘密', danger: 'no' },
  'assistive-device': { device: ['bed'], who: 'elder', words: '埋在话里的秘密' },
  'child-harm': { reporter: 'public', words: '埋在话里的秘密' },
}
/** A report with a contact, as somebody sends it. */
const reported = (nowMs: number, phone: string, kind = 'street-person') =>
  send(
    {
      kind,
      fields: forms[kind] ?? {},
      place: { township: HUANGJIA, landmark: '藏起来的地方' },
      contact: { phone, ...(kind === 'assistive-device' ? { name: '诸葛报三' } : {}) },
    },
    { at: nowMs },
  )
const caseOf = async (phone: string, nowMs: number) => {
  const [one] = await casebook().theirReports({ phoneHashes: [phoneHashOf(ring(), phone)] }, nowMs)
  if (one === undefined) throw new Error('no report')
  return one
}
const partiesOf = (phone: string, nowMs: number) =>
  ledger().theirParties({ phoneHashes: [phoneHashOf(ring(), phone)] }, nowMs)
const closeCase = async (caseId: string, nowMs: number) => {
  await casebook().act({ nowMs, caseId, by: 'clerk', act: 'accept' })
  const outcome = policy.requests.find(({ id }) => id === 'street-person')?.outcomes[0]?.id ?? ''
  const done = await casebook().act({ nowMs, caseId, by: 'clerk', act: 'close', outcome, sealed: null })
  expect(done.ok).toBe(true)
}

/** A form of a page that is there, sent with what it holds. */
const press = ({ browser }: Colleague, page: Page, action: string, fields: Record<string, string> = {}) =>
  browser.post(action, { ...formOf(page, action), ...fields })
const thingsOn = (page: Page): string[] =>
  [...page.text.matchAll(/name="thing" value="([^"]+)"/g)].map(([, id = '']) => id)
const several = ({ browser }: Colleague, page: Page, action: string, fields: Record<string, string>) => {
  const form = new URLSearchParams({ ...formOf(page, action), ...fields })
  form.delete('thing')
  for (const id of thingsOn(page)) form.append('thing', id)
  return browser.post(action, form)
}

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
    expect((await desk().requests()).open).toEqual([])
  })

  it('leaves no number in the register, in the audit or in an address', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    await requested(keeper, 'copy', { phone: they.phone, idNumber: personAt(they, 0).idNumber })
    const { open } = await desk().requests()
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
    expect((await desk().requests()).open).toHaveLength(1)
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

describe('a correction', () => {
  it('finds the booking by the new phone and no longer by the old one, under the same code', async () => {
    const keeper = await keeperIn()
    const they = pair()
    const me = personAt(they, 0)
    const { code } = await booked(keeper.nowMs, they)
    const page = await requested(keeper, 'correct', { idNumber: me.idNumber })
    const [thing = ''] = thingsOn(page)
    const asked = { name: '欧阳改名', phone: '139 1234 5678', why: '看了户口簿', thing }
    const form = { ...formOf(page, at.correct), ...asked }
    const done = await keeper.browser.post(at.correct, form)
    expect(done.text).toContain('改好了')
    // A second click on the same form.
    expect((await keeper.browser.post(at.correct, form)).text).toContain('改好了')
    const { rows } = await desk().audit({ act: 'request-corrected', most: 9 })
    expect(rows.map(({ about }) => about.split(':')[0])).toEqual(['request', 'booking'])

    const citizen = clientAt(instantText(keeper.nowMs))
    const findBy = (phoneLast4: string) => citizen.post('/bookings/lookup', { code, phoneLast4 })
    expect((await findBy(they.phone.slice(-4))).status).toBe(404)
    const found = await findBy('5678')
    expect(found.status).toBe(200)
    expect(JSON.stringify(found.body)).toContain(maskedName('欧阳改名'))
    const hashes = { old: phoneHashOf(ring(), they.phone), fresh: phoneHashOf(ring(), '13912345678') }
    expect(await ledger().theirParties({ phoneHashes: [hashes.old] }, keeper.nowMs)).toEqual([])
    expect(await ledger().theirParties({ phoneHashes: [hashes.fresh] }, keeper.nowMs)).toHaveLength(1)
    const all = await everyRow()
    expect(all).not.toContain(hashes.old)
    // The partner is who they were, and still is of this booking.
    const partner = await requested(keeper, 'access', { idNumber: personAt(they, 1).idNumber })
    expect(partner.text).toContain(code)
  })

  it('changes no name for who asked by phone, and nothing without a reason', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    const page = await requested(keeper, 'correct', { phone: they.phone })
    const [thing = ''] = thingsOn(page)
    const noWhy = await press(keeper, page, at.correct, { name: '欧阳改名', phone: '', why: '改', thing })
    expect([noWhy.status, noWhy.text.includes('至少 4 个字')]).toEqual([422, true])
    expect(noWhy.text).toContain('value="欧阳改名"')
    const named = await press(keeper, noWhy, at.correct, {
      name: '欧阳改名',
      phone: '',
      why: '来电说的',
      thing,
    })
    expect([named.status, named.text.includes('没有改')]).toEqual([409, true])
    const bad = await press(keeper, page, at.correct, { name: '', phone: '139', why: '来电说的', thing })
    expect(bad.text).toContain('请写 11 位手机号')
  })

  it('gives a report another contact, and leaves its receipt', async () => {
    const keeper = await keeperIn()
    const { receipt } = await reported(keeper.nowMs, '13700000011')
    const page = await requested(keeper, 'correct', { phone: '13700000011' })
    const [thing = ''] = thingsOn(page)
    await press(keeper, page, at.correct, { name: '', phone: '13700000012', why: '换了号码', thing })
    expect((await caseOf('13700000012', keeper.nowMs)).standing).toBe('in-force')
    expect(
      await casebook().theirReports({ phoneHashes: [phoneHashOf(ring(), '13700000011')] }, keeper.nowMs),
    ).toEqual([])
    expect((await look(receipt, keeper.nowMs)).status).toBe('received')
    // The request goes on with what it was about.
    const again = await keeper.browser.get(requestPath(1))
    expect(again.text).toContain('137****0012')
  })
})

describe('erasing', () => {
  it('refuses what is in force with words, and what nobody confirmed', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    await reported(keeper.nowMs, they.phone)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    expect(page.text.split('还在办，先取消或者办结')).toHaveLength(3)
    expect(page.text).toContain('现在没有可以清除的')
    const form = { ...formOf(page, at.close), count: '2', why: '本人要求' }
    await keeper.browser.post(at.erase, form)
    expect(await partiesOf(they.phone, keeper.nowMs)).toHaveLength(1)
  })

  it('leaves nothing by which anybody is found or read, in either object, once the number of things is typed', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const { receipt } = await reported(keeper.nowMs, they.phone)
    const report = await caseOf(they.phone, keeper.nowMs)
    await closeCase(report.caseId, keeper.nowMs)
    const sealedBefore = [report.sealed ?? '', (await partiesOf(they.phone, keeper.nowMs))[0]?.sealed ?? '']
    const page = await requested(keeper, 'delete', { phone: they.phone })
    const confirm = await press(keeper, page, at.erase)
    expect(confirm.text).toContain('确认清除')
    expect(thingsOn(confirm)).toHaveLength(2)
    const wrong = await several(keeper, confirm, at.erase, { count: '3', why: '本人要求' })
    expect([wrong.status, wrong.text.includes('件数不对')]).toEqual([422, true])
    expect(await caseOf(they.phone, keeper.nowMs)).toMatchObject({ standing: 'free' })

    const gone = await several(keeper, wrong, at.erase, { count: '２', why: '本人要求' })
    expect(gone.text).toContain('清除了，找不回来了')
    expect(gone.text).toContain('没有找到')
    expect((await several(keeper, wrong, at.erase, { count: '2', why: '本人要求' })).text).toContain('清除了')

    const rows = await everyRow()
    const hashes = [
      phoneHashOf(ring(), they.phone),
      ...they.people.map(({ idNumber: id }) => personHashOf(ring(), id)),
      ...sealedBefore,
    ]
    for (const trace of hashes) {
      expect(trace.length).toBeGreaterThan(20)
      expect(rows).not.toContain(trace)
    }
    expect(await look(receipt, keeper.nowMs)).toMatchObject({ erased: true })
    const { rows: audit } = await desk().audit({ act: 'request-erased', most: 9 })
    expect(new Set(audit.map(({ about }) => about.split(':')[0]))).toEqual(
      new Set(['booking', 'case', 'request']),
    )
    expect(audit.find(({ about }) => about === 'request:1')?.why).toBe('2 本人要求')
    const overview = await keeper.browser.get(at.overview)
    expect(overview.text).toContain('有人申请')
  })

  it('takes one reporter’s words out of a case that others reported too, and leaves theirs', async () => {
    const keeper = await keeperIn()
    await reported(keeper.nowMs, '13700000021')
    await reported(keeper.nowMs, '13700000022')
    const [one, other] = [
      await caseOf('13700000021', keeper.nowMs),
      await caseOf('13700000022', keeper.nowMs),
    ]
    const merged = await casebook().act({
      nowMs: keeper.nowMs,
      caseId: one.caseId,
      by: 'clerk',
      act: 'merge',
      into: other.caseId,
    })
    expect(merged.ok).toBe(true)
    await closeCase(other.caseId, keeper.nowMs)
    const page = await requested(keeper, 'delete', { phone: '13700000021' })
    const confirm = await press(keeper, page, at.erase)
    await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })
    expect(await everyRow()).not.toContain(phoneHashOf(ring(), '13700000021'))
    const left = await caseOf('13700000022', keeper.nowMs)
    expect([left.sealed === null, left.state.erased]).toEqual([false, false])
    // The last one takes the whole case, and the one that was merged into it.
    const last = await requested(keeper, 'delete', { phone: '13700000022' })
    await several(keeper, await press(keeper, last, at.erase), at.erase, { count: '1', why: '本人要求' })
    for (const { caseId } of [one, other])
      expect((await casebook().file(caseId, keeper.nowMs))?.record.state.erased).toBe(true)
  })

  it('does not erase what was not on the page', async () => {
    const keeper = await keeperIn()
    const they = pair()
    const { citizen } = await cancelled(keeper.nowMs, they)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    const confirm = await press(keeper, page, at.erase)
    const more = await cancelled(keeper.nowMs, they)
    expect(more.citizen).not.toBe(citizen)
    const changed = await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })
    expect([changed.status, thingsOn(changed).length]).toEqual([409, 2])
    const free = await partiesOf(they.phone, keeper.nowMs)
    expect(free.map(({ standing }) => standing)).toEqual(['free', 'free'])
  })
})

describe('a hold', () => {
  it('stops the chores until it ends or is lifted, and erasing on request', async () => {
    const keeper = await keeperIn()
    const { nowMs } = keeper
    const they = pair()
    const { code } = await cancelled(nowMs, they)
    const hashes = [phoneHashOf(ring(), they.phone)]
    const until = instantText(nowMs + 20 * DAY).slice(0, 10)
    const asked = { of: 'booking', which: code, reason: '有争议，等法院', until }
    const form = { ...formOf(await keeper.browser.get(at.hold), at.hold), ...asked }
    expect((await keeper.browser.post(at.hold, form)).text).toContain('到时间也先不清除')
    await keeper.browser.post(at.hold, form)
    expect((await desk().audit({ act: 'hold-placed', most: 9 })).rows).toHaveLength(1)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    expect(page.text).toContain(`有人写了暂不清除，到 ${instantText(nowMs + 21 * DAY).slice(0, 10)}`)
    expect(page.text).toContain('现在没有可以清除的')

    const due = policy.booking.retentionDays.cancelled
    await ledger().kept(nowMs + (due + 1) * DAY)
    const [held] = await ledger().theirParties({ phoneHashes: hashes }, nowMs + (due + 1) * DAY)
    expect([held?.standing, held?.sealed === null]).toEqual(['held', false])
    const kept = await ledger().kept(nowMs + 22 * DAY)
    expect(await ledger().theirParties({ phoneHashes: hashes }, nowMs + 22 * DAY)).toEqual([])
    expect([kept.overdue, kept.holds, kept.erased[0]]).toEqual([
      0,
      [],
      expect.objectContaining({ why: 'due', what: 'booking', count: 1 }),
    ])
  })

  it('keeps a case beyond its days, over a merge as well, and lifted it goes at once', async () => {
    const keeper = await keeperIn()
    const { nowMs } = keeper
    await reported(nowMs, '13700000031')
    await reported(nowMs, '13700000032')
    const [one, other] = [await caseOf('13700000031', nowMs), await caseOf('13700000032', nowMs)]
    await casebook().act({ nowMs, caseId: one.caseId, by: 'clerk', act: 'merge', into: other.caseId })
    await closeCase(other.caseId, nowMs)
    const days = policy.requests.find(({ id }) => id === 'street-person')?.retentionDays ?? 0
    const until = instantText(nowMs + 300 * DAY).slice(0, 10)
    const asked = { of: 'case', which: String(one.number), reason: '审计要看', until }
    await postFrom(keeper.browser, at.hold, at.hold, asked)
    const overview = await keeper.browser.get(at.overview)
    expect(overview.text).toContain('审计要看')
    await casebook().kept(nowMs + (days + 1) * DAY)
    const kept = await caseOf('13700000032', nowMs + (days + 1) * DAY)
    expect([kept.standing, kept.sealed === null]).toEqual(['held', false])

    const later = nowMs + (days + 1) * DAY
    const thing = (await casebook().kept(later)).holds[0]?.thing ?? ''
    await postFrom(keeper.browser, at.overview, at.lift, { of: 'case', id: thing })
    await runDurableObjectAlarm(casebook())
    expect((await casebook().kept(later)).overdue).toBe(0)
    expect((await casebook().file(other.caseId, later))?.record.state.erased).toBe(true)
    expect(await everyRow()).not.toContain(phoneHashOf(ring(), '13700000032'))
  })

  it('says what is missing in it, and does not find what is not there', async () => {
    const keeper = await keeperIn()
    const bad = await postFrom(keeper.browser, at.hold, at.hold, {
      of: 'case',
      which: '99',
      reason: '审计要看',
      until: '2020-01-01',
    })
    expect(bad.status).toBe(422)
    const until = instantText(keeper.nowMs + 9 * DAY).slice(0, 10)
    const asked = { of: 'case', which: '99', reason: '审计要看', until }
    const none = await postFrom(keeper.browser, at.hold, at.hold, asked)
    expect([none.status, none.text.includes('没有这一件')]).toEqual([422, true])
    const far = instantText(keeper.nowMs + 900 * DAY).slice(0, 10)
    expect((await postFrom(keeper.browser, at.hold, at.hold, { ...asked, until: far })).text).toContain(
      '最晚到',
    )
  })
})

describe('the register', () => {
  it('asks why of a refusal, answers once, and forgets a request with its hashes after its time', async () => {
    const keeper = await keeperIn()
    const page = await requested(keeper, 'explain', { phone: '13700000041' })
    expect((await press(keeper, page, at.close, { outcome: 'refused', reason: '' })).status).toBe(422)
    const closed = await press(keeper, page, at.close, { outcome: 'refused', reason: '不是本人，没有委托' })
    expect(closed.text).toContain('已经答复：没有办')
    expect((await press(keeper, page, at.close, { outcome: 'done', reason: '' })).status).toBe(409)
    const { rows } = await desk().audit({ act: 'request-closed', most: 9 })
    expect(rows.map(({ why }) => why)).toEqual(['refused 不是本人，没有委托'])
    const token = keeper.browser.jar.get('__Host-desk') ?? ''
    await desk().who({ token, nowMs: keeper.nowMs + (policy.rights.keepDays - 1) * DAY })
    expect((await desk().requests()).closed).toHaveLength(1)
    const after = keeper.nowMs + policy.rights.keepDays * DAY
    await keeper.browser.at(instantText(after)).get(at.overview)
    expect((await desk().requests()).closed).toEqual([])
  })

  it('says by when an answer is due, in working days, and marks what is late', async () => {
    const keeper = await keeperIn()
    await requested(keeper, 'access', { phone: '13700000051' })
    const overview = await keeper.browser.get(at.overview)
    const due = (await desk().requests()).open[0]?.dueMs ?? 0
    expect(due - keeper.nowMs).toBeGreaterThan(policy.rights.replyWorkdays * DAY)
    expect(overview.text).toContain(instantText(due).slice(0, 10))
    expect(overview.text).not.toContain('过了时间</b>')
  })

  it('shows cases of children to nobody who is not named for them', async () => {
    const keeper = await keeperIn()
    const { receipt } = await reported(keeper.nowMs, '13700000061', 'child-harm')
    expect((await look(receipt, keeper.nowMs)).status).toBe('received')
    const page = await requested(keeper, 'copy', { phone: '13700000061' })
    expect(page.text).toContain('没有找到')
    const copy = await keeper.browser.post(at.copyFile, formOf(page, at.close))
    expect(JSON.parse(copy.text)).toMatchObject({ reports: [] })
    const hold = { of: 'case', which: '1', reason: '审计要看', until: '2027-12-01' }
    expect((await postFrom(keeper.browser, at.hold, at.hold, hold)).text).toContain('没有这一件')

    const named = await join('data-keeper', { child: true })
    const theirs = await requested(named, 'copy', { phone: '13700000061' })
    expect(theirs.text).toContain('第 1 号办件')
    expect(theirs.text).not.toContain('埋在话里的秘密')
  })
})
