import { atCases, atDesk } from './at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { addDays } from '../../schema/dates.ts'
import { drawPaths } from '../../views/desk/draws/addresses.ts'
import { childReport, colleague, OTHER_TOWNSHIP, sendAll, street } from './case-visits.ts'
import { bookOn, ledger, registrarOnADay } from './counter-visits.ts'
import { desk, join, type DeskBrowser } from './desk-visits.ts'
import { NOW } from './report-client.ts'
import { formOf, type Fields } from './visitor.ts'

/** Somebody, and how a thing of others and one that is not there are named in an address and in a form. */
export type World = { browser: DeskBrowser; theirs: Fields; nobodys: Fields }

export const NOBODY = '00000000-0000-4000-8000-000000000000'
export const WHY = '核对一件事'

/** The head of the branch, and a day on which somebody has booked at the other office. */
const branch = async () => {
  const one = await registrarOnADay('registry-head', { offices: ['registry-branch'] })
  return { ...one, browser: one.desk('08:30').browser }
}

export const worlds = {
  office: async (): Promise<World> => {
    const { browser } = await branch()
    const named = (office: string): Fields => ({
      office,
      where: `${office}/marriage`,
      appointment: 'marriage',
    })
    return { browser, theirs: named('registry'), nobodys: named('nowhere') }
  },
  booking: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { id } = await bookOn(day, '10:00')
    return { browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
  'walk-in': async (): Promise<World> => {
    const { browser, at } = await branch()
    const id = '11111111-1111-7111-8111-111111111111'
    const made = { key: NOBODY, by: 'other', office: 'registry', appointment: 'marriage' }
    await atDesk(ledger(), (desk) => desk.counterWalkIn({ ...made, id, nowMs: at('08:30') }))
    return { browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
  code: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { code } = await bookOn(day, '10:00')
    const named = (text: string): Fields => ({ office: 'registry-branch', scanned: text, sought: text })
    return { browser, theirs: named(code), nobodys: named('23456789'.slice(0, code.length)) }
  },
  draw: async (): Promise<World> => {
    const { browser, at, day } = await branch()
    const head = await join('registry-head', { offices: ['registry'] }, { at: at('08:00') })
    let drawn = addDays(day, 20)
    while (![2, 3, 4].includes(new Date(`${drawn}T00:00:00Z`).getUTCDay())) drawn = addDays(drawn, 1)
    const moment = (hours: number): string => `${day}T${hours}:00`
    const page = await head.browser.post(drawPaths.declare, {
      ...formOf(await head.browser.get(drawPaths.declare), drawPaths.declare),
      where: 'registry/marriage',
      day: drawn,
      from: moment(10),
      until: moment(11),
      expected: moment(14),
      source: '那一天开奖的公开号码',
      written: '照公布的样子写',
      pattern: '00 00 00',
      note: '',
      reason: '这一天要来的人很多',
    })
    const id = /[?&]id=([\w-]+)/.exec(page.url)?.[1]
    if (id === undefined) throw new Error(`not declared: ${page.text.slice(0, 3000)}`)
    return { browser, theirs: { id }, nobodys: { id: `${id}-2` } }
  },
  change: async (): Promise<World> => {
    const { browser, at, day } = await branch()
    const change = { appointment: null, from: addDays(day, 30), until: addDays(day, 30) }
    const asked = {
      id: '22222222-2222-4222-8222-222222222222',
      by: 'other',
      nowMs: at('08:00'),
      reason: '培训',
      change: { ...change, office: 'registry', hours: null, capacity: 0 },
    }
    await atDesk(ledger(), (desk) => desk.change(asked))
    const named = (ends: string): Fields => ({ office: 'registry-branch', ends, reason: '不培训了' })
    return { browser, theirs: named(asked.id), nobodys: named(NOBODY) }
  },
  message: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { id } = await bookOn(day, '10:00')
    const due = await runInDurableObject(ledger(), (_, { storage }) =>
      storage.sql
        .exec<{ due: number }>('SELECT due_at_ms AS due FROM messages WHERE subject = ?', id)
        .toArray(),
    )
    const named = (of: string): Fields => ({
      id: `msg_${of}_booked_${due[0]?.due}`,
      what: 'phone',
      'why-phone': WHY,
    })
    return { browser, theirs: named(id), nobodys: named(NOBODY) }
  },
  'case of a township': async (): Promise<World> => {
    const { browser } = await colleague('township-clerk', { townships: [OTHER_TOWNSHIP] })
    await sendAll(street())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a unit': async (): Promise<World> => {
    const { browser } = await colleague('section', { units: ['elder-care'] })
    await sendAll(street())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a child': async (): Promise<World> => {
    const { browser } = await colleague('township-clerk')
    await sendAll(childReport())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a child, kept': async (): Promise<World> => {
    const { browser } = await join('data-keeper', {}, { at: NOW })
    await sendAll(childReport())
    const id = (await atCases((cases) => cases.file(1, NOW)))?.id ?? ''
    const hold = { nowMs: NOW, keyed: { key: 'hold', body: 'hold' }, act: 'keep', id } as const
    await atCases((cases) =>
      cases.rights({ ...hold, reason: '有人申诉', by: 'other', why: '', untilMs: NOW + 9 * 86_400_000 }),
    )
    const named = (which: string, of: string): Fields => ({
      of: 'case',
      which,
      id: of,
      reason: '有人申诉',
      until: '2027-04-01',
    })
    return { browser, theirs: named('1', id), nobodys: named('999', NOBODY) }
  },
  stay: async (): Promise<World> => {
    const { browser } = await colleague('township-clerk')
    const stay = { id: NOBODY, nowMs: NOW, by: 'other', sinceDay: '2027-03-01', place: 'station' } as const
    await atCases((cases) => cases.stay({ ...stay, key: 'stay', sealed: null }))
    const act = {
      act: 'settled',
      'settled-day': '2027-03-16',
      since: '2027-03-01',
      place: 'station',
      name: '',
    }
    return { browser, theirs: { number: '1', ...act }, nobodys: { number: '999', ...act } }
  },
  session: async (): Promise<World> => {
    const [one, other] = [await join('editor'), await join('editor')]
    const token = other.browser.jar.get('__Host-desk') ?? ''
    const found = await desk().sessions({ token, nowMs: other.nowMs })
    const id = found.ok ? (found.value[0]?.id ?? '') : ''
    return { browser: one.browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
}
