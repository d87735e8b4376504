import { runInDurableObject } from 'cloudflare:test'
import { addDays } from '../../schema/dates.ts'
import { capacityPaths, overbookPath } from '../../views/desk/capacity/addresses.ts'
import { counterPaths } from '../../views/desk/counter/addresses.ts'
import { drawPaths } from '../../views/desk/draws/addresses.ts'
import { outboxPaths } from '../../views/desk/outbox/addresses.ts'
import { retentionPaths } from '../../views/desk/retention/addresses.ts'
import { prepared, type Acts } from './acts-once.ts'
import { fieldsOf } from './booking-visits.ts'
import * as Capacity from './capacity-visits.ts'
import { bookOn, ledger, recordOf, registrarOnADay } from './counter-visits.ts'
import { join, type DeskBrowser } from './desk-visits.ts'
import * as Draws from './draw-visits.ts'
import {
  cancelled,
  booked,
  keeperIn,
  pair,
  partiesOf,
  personAt,
  press,
  requested,
  thingsOn,
} from './rights-visits.ts'
import { formOf, type Fields } from './visitor.ts'

/** Somebody who booked at nine, and the day's page five minutes later. */
const visit = async () => {
  const { day, desk, at } = await registrarOnADay()
  const { id, code } = await bookOn(day, '09:00')
  const now = desk('09:05')
  const page = await now.dayPage()
  const { form = '', key = '' } = formOf(page, counterPaths.search)
  const one = { browser: now.browser, nowMs: at('09:05') }
  return { id, code, now, at, page, one, hidden: { form, key } }
}

const counter: Acts = {
  'POST /desk/counter/': async () => {
    const { id, code, one, page } = await visit()
    const form = { ...formOf(page, counterPaths.search), scanned: code }
    return prepared(one, counterPaths.day, form, ['counter-marked', `booking:${id} arrive`])
  },
  'POST /desk/counter/mark/': async () => {
    const { id, one, hidden } = await visit()
    const form = { ...hidden, id, act: 'arrive' }
    return prepared(one, counterPaths.mark, form, ['counter-marked', `booking:${id} arrive`])
  },
  'POST /desk/counter/undo/': async () => {
    const { id, now, at, one, hidden } = await visit()
    await now.mark(id, 'arrive')
    const event = String((await recordOf(id, at('09:05'))).last?.seq)
    const form = { ...hidden, id, event }
    return prepared(one, counterPaths.undo, form, ['counter-undone', `booking:${id} arrive`])
  },
  'POST /desk/counter/walk-in/': async () => {
    const { one, page } = await visit()
    const form = { ...formOf(page, counterPaths.walkIn), appointment: 'marriage' }
    return prepared(one, counterPaths.walkIn, form, ['counter-walk-in', 'booking:'])
  },
  'POST /desk/counter/delay/': async () => {
    const { one, page } = await visit()
    const form = { ...formOf(page, counterPaths.delay), minutes: '30' }
    return prepared(one, counterPaths.delay, form, ['counter-delay-told', 'office:registry 30'])
  },
}

/** A day of the branch on which somebody has booked, who cannot come once it is closed. */
const branchDay = async () => {
  const { browser, nowMs } = await Capacity.head()
  const day = Capacity.workdayAfter(nowMs)
  await Capacity.booked(nowMs, Capacity.at(day, '10:00'), Capacity.party())
  return { browser, nowMs, day }
}
const changeOf = async (day: string): Promise<string> =>
  String((await Capacity.rows('SELECT id FROM desk_changes WHERE from_day = ?', day))[0]?.['id'])

const capacity: Acts = {
  'POST /desk/capacity/change/': async () => {
    const { browser, nowMs, day } = await branchDay()
    const form = formOf(await Capacity.preview(browser, { from: day }), capacityPaths.change)
    return prepared({ browser, nowMs }, capacityPaths.change, form, ['capacity-changed', 'change:'])
  },
  'POST /desk/capacity/change/ for the end of one': async () => {
    const { browser, nowMs, day } = await branchDay()
    await Capacity.confirm(browser, await Capacity.preview(browser, { from: day }))
    const ends = await changeOf(day)
    const back = await Capacity.preview(browser, { ends, reason: '培训改期了' })
    const form = formOf(back, capacityPaths.change)
    return prepared({ browser, nowMs }, capacityPaths.change, form, ['capacity-taken-back', 'change:'])
  },
  'POST /desk/capacity/touched/keep/': async () => {
    const { browser, nowMs, day } = await branchDay()
    await Capacity.confirm(browser, await Capacity.preview(browser, { from: day }))
    const [row] = await Capacity.rows('SELECT id FROM touched WHERE change_id = ?', await changeOf(day))
    const id = String(row?.['id'])
    const form = { form: await Capacity.keyOf(browser), id, why: '电话里说好了，照来' }
    return prepared({ browser, nowMs }, capacityPaths.keep, form, ['touched-kept', `booking:${id}`])
  },
  'POST /desk/capacity/overbook/enter/': async () => {
    const { browser, nowMs, day } = await branchDay()
    const place = { office: 'registry-branch', appointment: 'marriage', date: day }
    const form = {
      ...formOf(await browser.get(overbookPath(place)), capacityPaths.enter),
      ...fieldsOf(Capacity.party()),
      start: Capacity.at(day, '10:00'),
      reason: '从外地赶回来的',
    }
    return prepared({ browser, nowMs }, capacityPaths.enter, form, ['overbooked', 'booking:'])
  },
}

const formIn = async (browser: DeskBrowser): Promise<string> =>
  formOf(await browser.get(drawPaths.declare), drawPaths.declare)['form'] ?? ''

const draws: Acts = {
  'POST /desk/draws/declare/': async () => {
    const { one, typed, id } = await Draws.head()
    const form = { ...typed, form: await formIn(one.browser) }
    return prepared(one, drawPaths.declare, form, ['draw-declared', `draw:${id}`])
  },
  'POST /desk/draws/call-off/': async () => {
    const { one, typed, id, opens } = await Draws.head()
    await Draws.post(one, drawPaths.declare, drawPaths.declare, typed)
    const fields = { id, reason: '那一期不开奖了', firstCome: Draws.moment(opens) }
    const form = { ...fields, form: await formIn(one.browser) }
    return prepared(one, drawPaths.callOff, form, ['draw-called-off', `draw:${id}`])
  },
  'POST /desk/draws/hold/': async () => {
    const { one, typed, id, closes, out } = await Draws.head()
    await Draws.post(one, drawPaths.declare, drawPaths.declare, typed)
    await ledger().draws(closes)
    // Who declared it has gone home meanwhile.
    const { browser } = await join('registry-head', { offices: ['registry-branch'] }, { at: out })
    const fields = { id, publicValue: Draws.VALUE, source: '中心网站当天公告' }
    const form = { ...fields, form: await formIn(browser) }
    return prepared({ browser, nowMs: out }, drawPaths.hold, form, ['draw-held', `draw:${id}`])
  },
}

const outbox: Acts = {
  'POST /desk/outbox/again/': async () => {
    const { day, desk, at } = await registrarOnADay('registry-head')
    const { id } = await bookOn(day, '10:00')
    const due = await runInDurableObject(ledger(), (_, { storage }) => {
      storage.sql.exec(
        "UPDATE messages SET state = 'sent', attempts = 1, next_at_ms = NULL, settled_at_ms = due_at_ms WHERE subject = ?",
        id,
      )
      return storage.sql.exec('SELECT due_at_ms AS due FROM messages WHERE subject = ?', id).toArray()[0]?.[
        'due'
      ]
    })
    const { browser } = desk('08:30')
    const page = await browser.get(
      `${outboxPaths.message}?id=${encodeURIComponent(`msg_${id}_booked_${due}`)}`,
    )
    const form = formOf(page, outboxPaths.again)
    return prepared({ browser, nowMs: at('08:30') }, outboxPaths.again, form, [
      'message-resent',
      `booking:${id} booked`,
    ])
  },
}

const heldFor = async () => {
  const keeper = await keeperIn()
  const they = pair()
  const { code } = await cancelled(keeper.nowMs, they)
  const id = (await partiesOf(they.phone, keeper.nowMs))[0]?.id ?? ''
  const until = addDays(new Date(keeper.nowMs).toISOString().slice(0, 10), 20)
  const hidden = formOf(await keeper.browser.get(retentionPaths.hold), retentionPaths.hold)
  const form: Fields = { ...hidden, of: 'booking', which: code, reason: '有争议，等法院', until }
  return { ...keeper, id, form }
}

const retention: Acts = {
  'POST /desk/retention/correct/': async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    const id = (await partiesOf(they.phone, keeper.nowMs))[0]?.id
    const page = await requested(keeper, 'correct', { idNumber: personAt(they, 0).idNumber })
    const asked = {
      name: '欧阳改名',
      phone: '139 1234 5678',
      why: '看了户口簿',
      thing: thingsOn(page)[0] ?? '',
    }
    const form = { ...formOf(page, retentionPaths.correct), ...asked }
    const act = 'request-corrected'
    return prepared(keeper, retentionPaths.correct, form, [act, `booking:${id}`], [act, 'request:'])
  },
  'POST /desk/retention/erase/': async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const id = (await partiesOf(they.phone, keeper.nowMs))[0]?.id
    const confirm = await press(
      keeper,
      await requested(keeper, 'delete', { phone: they.phone }),
      retentionPaths.erase,
    )
    const typed = { count: '1', why: '本人要求', thing: thingsOn(confirm)[0] ?? '' }
    const form = { ...formOf(confirm, retentionPaths.erase), ...typed }
    const act = 'request-erased'
    return prepared(keeper, retentionPaths.erase, form, [act, `booking:${id}`], [act, 'request:'])
  },
  'POST /desk/retention/hold/': async () => {
    const { id, form, ...keeper } = await heldFor()
    return prepared(keeper, retentionPaths.hold, form, ['hold-placed', `booking:${id}`])
  },
  'POST /desk/retention/lift/': async () => {
    const { id, form, ...keeper } = await heldFor()
    await keeper.browser.post(retentionPaths.hold, form)
    const lift = { form: form['form'] ?? '', of: 'booking', id }
    return prepared(keeper, retentionPaths.lift, lift, ['hold-lifted', `booking:${id}`])
  },
}

/** Every form by which staff do something to bookings, ready to be sent. A route may have more than one. */
export const bookingActs = { ...counter, ...capacity, ...draws, ...outbox, ...retention }

const READS = 'a reading: its row is written before anything is shown'
const REGISTER = 'an act of the register, which lies in the object of the audit and is written with its row'
/** Forms of the same pages by which nothing is done to a booking. */
export const noBookingActs: Record<string, string> = {
  'POST /desk/counter/search/': READS,
  'POST /desk/counter/unmask/': READS,
  'POST /desk/capacity/preview/': READS,
  'POST /desk/capacity/touched/phone/': READS,
  'POST /desk/outbox/open/': READS,
  'POST /desk/retention/new/': REGISTER,
  'POST /desk/retention/copy/': REGISTER,
  'POST /desk/retention/copy/file/': REGISTER,
  'POST /desk/retention/close/': REGISTER,
}
