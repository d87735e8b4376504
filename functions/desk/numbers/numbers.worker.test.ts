import { atCases, atDesk, marked } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import readXlsx from 'read-excel-file/web-worker'
import { at, branch, morning, party } from '../../../tests/worker/booking-morning.ts'
import { bound, desk, join } from '../../../tests/worker/desk-visits.ts'
import { casebook, HUANGJIA, send, streetReport, staffAct } from '../../../tests/worker/report-client.ts'
import type { CounterAct } from '../../../schema/desk/counter-line.ts'
import type { StaffAct } from '../../casework/commands.ts'
import { policy } from '../../policy.ts'

const portal = (exports as unknown as { default: Fetcher }).default
const HOUR = 3_600_000
const ledger = () => bound.BOOKING.getByName(policy.jurisdiction.code)
const DECEMBER = '?since=2026-12-01&until=2026-12-31'
const OTHER_TOWNSHIP = policy.places.townships.find(({ code }) => code !== HUANGJIA)?.code ?? ''

/** The booking at a time, by the ledger's own row. */
const idAt = (office: string, start: string): Promise<string> =>
  runInDurableObject(ledger(), (_, { storage }) => {
    const found = storage.sql.exec<{ id: string }>(
      'SELECT b.id FROM bookings b JOIN times t ON t.id = b.time_id WHERE t.office = ? AND t.start_ms = ?',
      office,
      Date.parse(start),
    )
    return found.one().id
  })

const made = async (answer: Promise<{ status: number }>): Promise<void> => {
  const { status } = await answer
  if (status !== 201) throw new Error(`not made: ${status}`)
}

const mark = async (id: string, act: CounterAct, time: string): Promise<void> => {
  const done = await marked(ledger(), {
    id,
    act,
    nowMs: Date.parse(time),
    ...(act === 'call' ? { counter: 1 } : {}),
  })
  if (!done.ok) throw new Error(done.problem.code)
}

/** Gives a number to somebody without a booking on a day of December. */
const walkIn = async (day: string, office: string): Promise<string> => {
  const id = crypto.randomUUID()
  const marking = { key: crypto.randomUUID(), by: 'clerk', nowMs: Date.parse(at(day, '11:00')) }
  await atDesk(ledger(), (desk) => desk.counterWalkIn({ ...marking, id, office, appointment: 'marriage' }))
  return id
}

const ended = async (id: string, act: 'done' | 'leave'): Promise<void> => {
  if (act === 'done') await mark(id, 'call', at('10', '11:10'))
  await mark(id, act, at('10', '11:20'))
}

const cancelAt = async (start: string, office: string, now: string): Promise<void> => {
  const done = await ledger().cancel({
    id: await idAt(office, start),
    nowMs: Date.parse(now),
    keyed: { key: crypto.randomUUID(), body: '' },
  })
  if (!done.ok) throw new Error(done.problem.code)
}

const opened = Date.parse('2026-12-02T10:00:00+08:00')

const caseIds = (): Promise<string[]> =>
  runInDurableObject(casebook(), (_, { storage }) =>
    storage.sql
      .exec<{ id: string }>('SELECT id FROM cases ORDER BY number')
      .toArray()
      .map(({ id }) => id),
  )
const act = (caseId = '', what: StaffAct, hours: number) =>
  staffAct({ nowMs: opened + hours * HOUR, by: 'clerk', caseId, ...what })

/** Counted by hand: what every test below expects. */
beforeAll(async () => {
  // Registry, 10 December: two came, one did not. 11 December: one is cancelled, one is ahead.
  for (const [day, clock] of [
    ['10', '09:00'],
    ['10', '09:30'],
    ['10', '10:00'],
    ['11', '09:00'],
    ['11', '09:30'],
  ] as const)
    await made(morning.book(at(day, clock), party()))
  await cancelAt(at('11', '09:00'), 'registry', at('02', '09:00'))
  // The branch, 10 December: one place, three couples wait for it; after six hours one gets an offer, ten hours later another.
  await made(morning.book(at('10', '09:00'), party(), 'marriage', branch))
  const line = { office: branch, appointment: 'marriage', date: '2026-12-10', start: at('10', '09:00') }
  for (let count = 0; count < 3; count += 1) await made(morning.post('/waitlist', { ...line, ...party() }))
  await cancelAt(at('10', '09:00'), branch, at('01', '15:00'))
  // The first lets the offer pass, so that the second gets it.
  await ledger().snapshot(Date.parse(at('02', '15:00')), 0)
  for (const [clock, acts] of [
    ['09:00', ['arrive', 'call', 'done']],
    ['09:30', ['arrive']],
    ['10:00', ['no-show']],
  ] as const) {
    const [start, id] = [at('10', clock), await idAt('registry', at('10', clock))]
    for (const act of acts) await mark(id, act, start)
  }

  // Without a booking: three on the 10th at the registry (one served, one left, one waits), one on the 12th at the branch.
  const [served, gone] = [await walkIn('10', 'registry'), await walkIn('10', 'registry')]
  await walkIn('10', 'registry')
  await walkIn('12', branch)
  for (const [id, kind] of [
    [served, 'done'],
    [gone, 'leave'],
  ] as const)
    await ended(id, kind)

  // Two of street-person here, answered after 2 and 10 hours; one elsewhere, accepted too late; one merged; one of a child.
  for (let count = 0; count < 3; count += 1) await send(streetReport(), { at: opened })
  await send(streetReport({ place: { township: OTHER_TOWNSHIP } }), { at: opened })
  const child = policy.requests.find(
    ({ privacy, unit }) => privacy === 'child' && unit === 'child-protection',
  )
  await send(childReport(child?.id ?? ''), { at: opened })
  const [a, b, c, d] = await caseIds()
  await act(c, { act: 'merge', into: a ?? '' }, 0.5)
  for (const id of [a, b]) await act(id, { act: 'accept' }, 1)
  await act(a, { act: 'close', outcome: 'helped', sealed: null }, 2)
  await act(b, { act: 'close', outcome: 'not-found', sealed: null }, 10)
  await act(d, { act: 'accept' }, 5)
})

const childReport = (kind: string) => ({
  kind,
  fields: Object.fromEntries(
    (policy.requests.find(({ id }) => id === kind)?.fields ?? [])
      .filter(({ required }) => required)
      .map((field) => [field.id, 'options' in field ? (field.options[0]?.id ?? '') : '看见的事情就是这样']),
  ),
  place: { township: HUANGJIA },
})

/** The rows of a table on a page, cell by cell. */
const rowsOn = (text: string, id: string): string[][] => {
  const part = new RegExp(`aria-labelledby="part-${id}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? ''
  return [...part.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
        cell.replaceAll(/<[^>]+>/g, ''),
      ),
    )
    .slice(1)
}

const STREET = '街上有人没处住、没饭吃'

describe('the numbers of bookings', () => {
  it('are what was counted by hand, for the head of both offices', async () => {
    const head = await join('registry-head', { offices: ['registry', branch] })
    const { text, status } = await head.browser.get(`/desk/numbers/${DECEMBER}`)
    expect(status).toBe(200)
    expect(rowsOn(text, 'days')).toEqual([
      ['2026-12-10', '4', '2', '1', '1', '0', '0'],
      ['2026-12-11', '2', '0', '0', '1', '1', '0'],
      ['合计', '6', '2', '1', '2', '1', '0'],
    ])
    expect(rowsOn(text, 'offices').map(([name, made]) => [name, made])).toEqual([
      ['洪江市婚姻登记处', '5'],
      ['婚姻登记处分点（示例）', '1'],
      ['合计', '6'],
    ])
    expect(rowsOn(text, 'offices').map((row) => row.at(-1))).toEqual(['3', '1', '4'])
    expect(rowsOn(text, 'walk-ins')).toEqual([
      ['2026-12-10', '3', '1', '1', '1'],
      ['2026-12-12', '1', '0', '0', '1'],
      ['合计', '4', '1', '1', '2'],
    ])
    expect(text).toContain('id="chart-walk-ins-t"')
    expect(rowsOn(text, 'waiting')).toEqual([['婚姻登记处分点（示例）', '3', '0', '2', '0', '0', '3', '18']])
    expect(text).not.toContain('part-kinds')
  })

  it('of another office are not there', async () => {
    const head = await join('registry-head', { offices: [branch] })
    const { text } = await head.browser.get(`/desk/numbers/${DECEMBER}`)
    expect(rowsOn(text, 'days')).toEqual([['2026-12-10', '1', '0', '0', '1', '0', '0']])
    expect(rowsOn(text, 'walk-ins')).toEqual([['2026-12-12', '1', '0', '0', '1']])
    expect(text).not.toContain('洪江市婚姻登记处<')
    const csv = await head.browser.get(`/desk/numbers/csv/${DECEMBER}&table=offices`)
    expect(csv.text).not.toContain('洪江市婚姻登记处,')
  })

  it('of days outside the span are not counted, and a long span is told by months', async () => {
    const head = await join('registry-head', { offices: ['registry', branch] })
    const one = await head.browser.get('/desk/numbers/?since=2026-12-11&until=2026-12-11')
    expect(rowsOn(one.text, 'days').map(([day, made]) => [day, made])).toEqual([['2026-12-11', '2']])
    expect(rowsOn(one.text, 'walk-ins')).toEqual([])
    const year = await head.browser.get('/desk/numbers/?since=2026-01-01&until=2026-12-31')
    expect(rowsOn(year.text, 'days')).toEqual([['2026年12月', '6', '2', '1', '2', '1', '0']])
    expect(rowsOn(year.text, 'walk-ins')).toEqual([['2026年12月', '4', '1', '1', '2']])
  })
})

describe('the numbers of cases', () => {
  it('are what was counted by hand: in time, late, outcomes and the middle time', async () => {
    const admin = await join('admin')
    const { text } = await admin.browser.get(`/desk/numbers/${DECEMBER}`)
    // Four reports, one of them merged; two are closed after 2 and 10 hours.
    expect(rowsOn(text, 'kinds')).toEqual([[STREET, '4', '3', '1', '2', '0', '0', '6']])
    // The clock passed the late one on twice: two hours to accept, a day to answer.
    expect(rowsOn(text, 'clocks')).toEqual([[STREET, '2', '1', '2', '1', '2']])
    expect(rowsOn(text, 'townships').map((row) => row.slice(1))).toEqual([
      ['2', '0', '2', '0', '0', '6'],
      ['1', '1', '0', '1', '2', '—'],
      ['3', '1', '2', '1', '2', '6'],
    ])
    expect(rowsOn(text, 'outcomes')).toEqual([
      [STREET, '已救助', '1'],
      [STREET, '没有找到', '1'],
      ['合计', '', '2'],
    ])
    expect(rowsOn(text, 'days')).toHaveLength(3)
  })

  it('leave out cases of children for everybody who is not named for them', async () => {
    const { cases } = await atCases((cases) =>
      cases.numbers({ from: '2026-12-01', until: '2026-12-31' }, opened),
    )
    const child = cases.find(({ unit }) => unit === 'child-protection')
    expect(child?.cases).toBe(1)
    const name = policy.requests.find(({ id }) => id === child?.kind)?.name ?? ''
    for (const one of [await join('admin'), await join('section', { units: ['child-protection'] })])
      expect((await one.browser.get(`/desk/numbers/${DECEMBER}`)).text).not.toContain(name)
  })

  it('of another unit are not there, nor in the middle time', async () => {
    const other = await join('section', { units: ['elder-care'] })
    const { text } = await other.browser.get(`/desk/numbers/${DECEMBER}`)
    expect(rowsOn(text, 'kinds')).toEqual([])
    expect(text).not.toContain('part-days')
    const own = await join('section', { units: ['rescue-station'] })
    expect(rowsOn((await own.browser.get(`/desk/numbers/${DECEMBER}`)).text, 'kinds')).toHaveLength(1)
  })
})

describe('a file of the numbers', () => {
  const bytesOf = async (head: Awaited<ReturnType<typeof join>>, path: string): Promise<ArrayBuffer> => {
    const cookie = [...head.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'portal-now': new Date(head.nowMs).toISOString() }
    return (await portal.fetch(`https://portal.test${path}`, { headers })).arrayBuffer()
  }

  it('holds the same as the page, as days and numbers, when another library reads it', async () => {
    const head = await join('registry-head', { offices: ['registry', branch] })
    const book = await readXlsx(await bytesOf(head, `/desk/numbers/xlsx/${DECEMBER}`))
    expect(book.map(({ sheet }) => sheet)).toEqual([
      '说明',
      '预约，按日子',
      '预约和现场取号，按登记处',
      '现场取号',
      '候补',
    ])
    const days = book[1]?.data ?? []
    expect(days[0]).toEqual(['日子', '约了', '来了', '没来', '取消', '还没有记', '其中加号'])
    expect(days[1]?.[0]).toEqual(new Date('2026-12-10T00:00:00Z'))
    expect(days[1]?.slice(1)).toEqual([4, 2, 1, 1, 0, 0])
    expect(days.at(-1)).toEqual(['合计', 6, 2, 1, 2, 1, 0])
    const walkIns = book[3]?.data ?? []
    expect(walkIns[0]).toEqual(['日子', '取号', '办完', '没有办就走了', '还没有记'])
    expect(walkIns[1]).toEqual([new Date('2026-12-10T00:00:00Z'), 3, 1, 1, 1])
  })

  it('is one table as CSV, and each view and file is in the audit', async () => {
    const head = await join('registry-head', { offices: [branch] })
    const { text, at: type } = await head.browser.get(`/desk/numbers/csv/${DECEMBER}&table=waiting`)
    expect(type).toBe('text/csv; charset=utf-8')
    expect(text.split('\r\n')[1]).toBe('婚姻登记处分点（示例）,3,0,2,0,0,3,18')
    const walkIns = await head.browser.get(`/desk/numbers/csv/${DECEMBER}&table=walk-ins`)
    expect(walkIns.text).toBe('日子,取号,办完,没有办就走了,还没有记\r\n2026-12-12,1,0,0,1\r\n')
    await head.browser.get(`/desk/numbers/xlsx/${DECEMBER}`)
    await head.browser.get(`/desk/numbers/${DECEMBER}`)
    const { rows } = await desk().audit({ most: 4 })
    expect(rows.map(({ act: what, about }) => [what, about])).toEqual([
      ['numbers-read', 'numbers:2026-12-01..2026-12-31'],
      ['numbers-exported', 'numbers:2026-12-01..2026-12-31 xlsx'],
      ['numbers-exported', 'numbers:2026-12-01..2026-12-31 walk-ins csv'],
      ['numbers-exported', 'numbers:2026-12-01..2026-12-31 waiting csv'],
    ])
  })
})
