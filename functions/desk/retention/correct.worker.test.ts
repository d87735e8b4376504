import { atCases, atDesk, atRights } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { desk, join, postFrom } from '../../../tests/worker/desk-visits.ts'
import { look } from '../../../tests/worker/report-client.ts'
import {
  booked,
  caseOf,
  everyRow,
  keeperIn,
  ledger,
  pair,
  personAt,
  press,
  reported,
  requested,
  ring,
  thingsOn,
} from '../../../tests/worker/rights-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { dayOf, dayText } from '../../../schema/dates.ts'
import { maskedName } from '../../../schema/mask.ts'
import { requestPath, retentionPaths as at } from '../../../views/desk/retention/addresses.ts'
import { phoneHashOf } from '../../booking/desk/rights.ts'
import { policy } from '../../policy.ts'

afterEach(() => reset())

const DAY = 86_400_000

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
    expect(
      await atDesk(ledger(), (desk) => desk.theirParties({ phoneHashes: [hashes.old] }, keeper.nowMs)),
    ).toEqual([])
    expect(
      await atDesk(ledger(), (desk) => desk.theirParties({ phoneHashes: [hashes.fresh] }, keeper.nowMs)),
    ).toHaveLength(1)
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
      await atCases((cases) =>
        cases.theirReports({ phoneHashes: [phoneHashOf(ring(), '13700000011')] }, keeper.nowMs),
      ),
    ).toEqual([])
    expect((await look(receipt, keeper.nowMs)).status).toBe('received')
    // The request goes on with what it was about.
    const again = await keeper.browser.get(requestPath(1))
    expect(again.text).toContain('137****0012')
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
    expect((await atRights((rights) => rights.requests())).closed).toHaveLength(1)
    const after = keeper.nowMs + policy.rights.keepDays * DAY
    await keeper.browser.at(instantText(after)).get(at.overview)
    expect((await atRights((rights) => rights.requests())).closed).toEqual([])
  })

  it('says by when an answer is due, in working days, and marks what is late', async () => {
    const keeper = await keeperIn()
    await requested(keeper, 'access', { phone: '13700000051' })
    const overview = await keeper.browser.get(at.overview)
    const due = (await atRights((rights) => rights.requests())).open[0]?.dueMs ?? 0
    expect(due - keeper.nowMs).toBeGreaterThan(policy.rights.replyWorkdays * DAY)
    expect(overview.text).toContain(dayText(dayOf(due)))
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
