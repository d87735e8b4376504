import { atCases, atDesk } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { desk, postFrom } from '../../../tests/worker/desk-visits.ts'
import { staffAct } from '../../../tests/worker/report-client.ts'
import {
  cancelled,
  caseOf,
  casebook,
  closeCase,
  everyRow,
  keeperIn,
  ledger,
  pair,
  reported,
  requested,
  ring,
} from '../../../tests/worker/rights-visits.ts'
import { codeText } from '../../../schema/booking/code.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { dayOf, dayText } from '../../../schema/dates.ts'
import { maskedCode } from '../../../schema/mask.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { retentionPaths as at } from '../../../views/desk/retention/addresses.ts'
import { phoneHashOf } from '../../booking/desk/rights.ts'
import { policy } from '../../policy.ts'

afterEach(() => reset())

const DAY = 86_400_000

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
    // Half a code is enough to know it by, and too little to cancel with.
    const overview = (await keeper.browser.get(at.overview)).text
    expect([overview.includes(maskedCode(code)), overview.includes(codeText(code))]).toEqual([true, false])
    expect((await desk().audit({ act: 'hold-placed', most: 9 })).rows).toHaveLength(1)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    expect(page.text).toContain(`有人写了暂不清除，到 ${dayText(dayOf(nowMs + 21 * DAY))}`)
    expect(page.text).toContain('现在没有可以清除的')

    const due = policy.booking.retentionDays.cancelled
    await atDesk(ledger(), (desk) => desk.kept(nowMs + (due + 1) * DAY))
    const [held] = await atDesk(ledger(), (desk) =>
      desk.theirParties({ phoneHashes: hashes }, nowMs + (due + 1) * DAY),
    )
    expect([held?.standing, held?.sealed === null]).toEqual(['held', false])
    const kept = await atDesk(ledger(), (desk) => desk.kept(nowMs + 22 * DAY))
    expect(
      await atDesk(ledger(), (desk) => desk.theirParties({ phoneHashes: hashes }, nowMs + 22 * DAY)),
    ).toEqual([])
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
    await staffAct({ nowMs, caseId: one.caseId, by: 'clerk', act: 'merge', into: other.caseId })
    await closeCase(other.caseId, nowMs)
    const days = policy.requests.find(({ id }) => id === 'street-person')?.retentionDays ?? 0
    const until = instantText(nowMs + 300 * DAY).slice(0, 10)
    const asked = { of: 'case', which: String(one.number), reason: '审计要看', until }
    await postFrom(keeper.browser, at.hold, at.hold, asked)
    const overview = await keeper.browser.get(at.overview)
    expect(overview.text).toContain('审计要看')
    await atCases((cases) => cases.kept(nowMs + (days + 1) * DAY))
    const kept = await caseOf('13700000032', nowMs + (days + 1) * DAY)
    expect([kept.standing, kept.sealed === null]).toEqual(['held', false])

    const later = nowMs + (days + 1) * DAY
    const thing = (await atCases((cases) => cases.kept(later))).holds[0]?.thing ?? ''
    await postFrom(keeper.browser, at.overview, at.lift, { of: 'case', id: thing })
    expect((await atCases((cases) => cases.kept(later))).overdue).toBe(0)
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
