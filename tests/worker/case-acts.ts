import { runInDurableObject } from 'cloudflare:test'
import { dayOf } from '../../schema/dates.ts'
import { caseAddress } from '../../views/desk/cases/addresses.ts'
import { outboxPaths } from '../../views/desk/outbox/addresses.ts'
import { rescuePaths, stayAddress } from '../../views/desk/rescue/addresses.ts'
import { retentionPaths as rights } from '../../views/desk/retention/addresses.ts'
import { prepared, type Acts, type Prepared } from './acts-once.ts'
import { act, casePage, colleague, OTHER_TOWNSHIP, sendAll, street } from './case-visits.ts'
import { desk, join, postFrom } from './desk-visits.ts'
import { casebook, NOW } from './report-client.ts'
import { caseOf, closeCase, keeperIn, press, reported, requested, thingsOn } from './rights-visits.ts'
import { formOf, type Fields } from './visitor.ts'

const ACT = 'POST /desk/cases/:number/act/'

/** An act on case 2, of two that may be put together. */
const onCase =
  (what: string, fields: Fields = {}, about = `case:2 ${what}`) =>
  async (): Promise<Prepared> => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street(), street())
    const path = caseAddress('act', 2)
    const form = { ...formOf(await casePage(browser, 2), path), act: what, ...fields }
    return prepared({ browser, nowMs: NOW }, path, form, ['case-acted', about])
  }

const cases: Acts = {
  [`${ACT} for taking it on`]: onCase('accept'),
  [`${ACT} for another department`]: onCase('assign', { to: 'unit:social-affairs' }),
  [`${ACT} for another township`]: onCase('assign', { to: `township:${OTHER_TOWNSHIP}` }),
  [`${ACT} for those above`]: onCase('raise', { words: '要车' }),
  [`${ACT} for a note`]: onCase('note', { words: '打过电话' }),
  [`${ACT} for word to the reporters`]: onCase('tell', { words: '已经派人去了' }),
  [`${ACT} for saying that it is true`]: onCase('review'),
  [`${ACT} for putting two together`]: onCase('merge', { into: '1' }, 'case:2 merge case:1'),
  [`${ACT} for a colleague`]: async () => {
    const other = await colleague('rescue-duty', {}, '李四')
    const { staff } = await desk().staff(NOW)
    return onCase('take', { assignee: staff.find(({ login }) => login === other.login)?.id ?? '' })()
  },
  [`${ACT} for a question`]: async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    await act(browser, 1, 'accept')
    const [path, page] = [caseAddress('act', 1), await casePage(browser, 1)]
    const report = /<option value="([\w-]{36})">报告 1/.exec(page.text)?.[1] ?? ''
    const form = { ...formOf(page, path), act: 'ask', report, words: '往哪边走了？' }
    return prepared({ browser, nowMs: NOW }, path, form, ['case-acted', 'case:1 ask'])
  },
  [`${ACT} for its outcome`]: async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    await act(browser, 1, 'accept')
    const path = caseAddress('act', 1)
    const form = { ...formOf(await casePage(browser, 1), path), act: 'close', outcome: 'helped', words: '' }
    return prepared({ browser, nowMs: NOW }, path, form, ['case-acted', 'case:1 close'])
  },
}

const duty = () => join('rescue-duty', { units: ['rescue-station'] })
const STAY = 'POST /desk/rescue/stay/'

/** Something about stay 1, after what was written down before. */
const onStay =
  (what: string, choice: string, before: readonly string[] = []) =>
  async (): Promise<Prepared> => {
    const { browser, nowMs } = await duty()
    const day = dayOf(nowMs)
    const { register, stay } = rescuePaths
    const fields = (name: string, chosen: string): Fields => ({
      act: name,
      [`${name}-day`]: day,
      [`${name}-choice`]: chosen,
    })
    await postFrom(browser, register, register, { since: day, place: 'station', name: '示例丙' })
    for (const name of before) await postFrom(browser, stayAddress(1), stay, fields(name, ''))
    const form = { ...formOf(await browser.get(stayAddress(1)), stay), ...fields(what, choice) }
    return prepared({ browser, nowMs }, stay, form, [
      'stay-changed',
      `stay:1 ${what} ${day} ${choice}`.trim(),
    ])
  }

const rescue: Acts = {
  'POST /desk/rescue/': async () => {
    const { browser, nowMs } = await duty()
    const [path, since] = [rescuePaths.register, dayOf(nowMs)]
    const form = { ...formOf(await browser.get(path), path), since, place: 'station', name: '示例丙' }
    return prepared({ browser, nowMs }, path, form, ['stay-opened', `stay:1 ${since} station`])
  },
  [`${STAY} for another place`]: onStay('placed', 'hospital'),
  [`${STAY} for being settled`]: onStay('settled', ''),
  [`${STAY} for assistance`]: onStay('assisted', 'subsistence', ['settled']),
  [`${STAY} for its end`]: onStay('ended', 'home'),
}

const outbox: Acts = {
  'POST /desk/outbox/again/': async () => {
    const one = await join('section', { units: ['rescue-station'] }, { at: NOW })
    await sendAll(street())
    const due = await runInDurableObject(casebook(), (_, { storage }) => {
      storage.sql.exec(
        "UPDATE messages SET state = 'sent', attempts = 1, next_at_ms = NULL, settled_at_ms = due_at_ms",
      )
      return storage.sql
        .exec<{ subject: string; due: number }>(
          "SELECT subject, due_at_ms AS due FROM messages WHERE kind = 'case-new'",
        )
        .one()
    })
    const browser = one.browser.at(new Date(NOW + 60_000).toISOString())
    const id = encodeURIComponent(`msg_${due.subject}_case-new_${due.due}`)
    const form = formOf(await browser.get(`${outboxPaths.message}?id=${id}`), outboxPaths.again)
    return prepared({ browser, nowMs: NOW }, outboxPaths.again, form, ['message-resent', 'case:1 case-new'])
  },
}

const PHONE = '13700000077'
/** Two reports of one case that is closed, by somebody who asks for something. */
const asked = async (kind: string) => {
  const keeper = await keeperIn()
  for (const _ of [1, 2]) await reported(keeper.nowMs, PHONE)
  const { browser } = await join('rescue-duty', { units: ['rescue-station'] }, { at: keeper.nowMs })
  await act(browser, 2, 'merge', { into: '1' })
  await closeCase((await caseOf(PHONE, keeper.nowMs)).caseId, keeper.nowMs)
  return { keeper, page: await requested(keeper, kind, { phone: PHONE }) }
}
const withThings = (form: Fields, things: readonly string[]): URLSearchParams => {
  const all = new URLSearchParams(form)
  all.delete('thing')
  for (const thing of things) all.append('thing', thing)
  return all
}

const held = async () => {
  const keeper = await keeperIn()
  await reported(keeper.nowMs, PHONE)
  const { caseId } = await caseOf(PHONE, keeper.nowMs)
  const until = dayOf(keeper.nowMs + 20 * 86_400_000)
  const hidden = formOf(await keeper.browser.get(rights.hold), rights.hold)
  return {
    ...keeper,
    caseId,
    hidden,
    form: { ...hidden, of: 'case', which: '1', reason: '有争议，等法院', until },
  }
}

const retention: Acts = {
  'POST /desk/retention/correct/': async () => {
    const { keeper, page } = await asked('correct')
    const typed = { ...formOf(page, rights.correct), name: '', phone: '13912345678', why: '看了户口簿' }
    const form = withThings(typed, thingsOn(page))
    const act = 'request-corrected'
    return prepared(keeper, rights.correct, form, [act, 'case:1'], [act, 'request:'])
  },
  'POST /desk/retention/erase/': async () => {
    const { keeper, page } = await asked('delete')
    const confirm = await press(keeper, page, rights.erase)
    const typed = { ...formOf(confirm, rights.erase), count: '2', why: '本人要求' }
    const form = withThings(typed, thingsOn(confirm))
    const act = 'request-erased'
    return prepared(keeper, rights.erase, form, [act, 'case:1'], [act, 'request:'])
  },
  'POST /desk/retention/hold/': async () => {
    const { browser, nowMs, form } = await held()
    return prepared({ browser, nowMs }, rights.hold, form, ['hold-placed', 'case:1'])
  },
  'POST /desk/retention/lift/': async () => {
    const { browser, nowMs, form, hidden, caseId: id } = await held()
    await browser.post(rights.hold, form)
    const lift = { form: hidden['form'] ?? '', of: 'case', id }
    return prepared({ browser, nowMs }, rights.lift, lift, ['hold-lifted', 'case:1'])
  },
}

/** Every form by which staff do something to cases and in the register of the rescue station, ready to be sent. */
export const caseActs: Acts = { ...cases, ...rescue, ...outbox, ...retention }

const READS = 'a reading: its row is written before anything is shown'
const REGISTER = 'an act of the register, which lies in the object of the audit and is written with its row'
/** Forms of the same pages by which nothing is done to a case. */
export const noCaseActs: Readonly<Record<string, string>> = {
  'POST /desk/cases/:number/open/': READS,
  'POST /desk/cases/:number/unmask/': READS,
  'POST /desk/cases/:number/merge/': READS,
  'POST /desk/rescue/name/': READS,
  'POST /desk/outbox/open/': READS,
  'POST /desk/retention/new/': REGISTER,
  'POST /desk/retention/copy/': REGISTER,
  'POST /desk/retention/copy/file/': REGISTER,
  'POST /desk/retention/close/': REGISTER,
}
