import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset, runInDurableObject } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { afterEach, describe, expect, it } from 'vitest'
import { desk, join, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { casebook, HUANGJIA, send, streetReport, staffAct } from '../../../tests/worker/report-client.ts'
import type { Scope } from '../../../schema/desk/person.ts'
import type { UrgentBoard } from '../../../schema/desk/urgent.ts'
import { policy } from '../../policy.ts'

const portal = (exports as unknown as { default: Fetcher }).default
const MINUTE = 60_000
const IDLE = policy.desk.session.idleMinutes * MINUTE
const OTHER_TOWNSHIP = policy.places.townships.find(({ code }) => code !== HUANGJIA)?.code ?? ''

const childKind = policy.requests.find(({ privacy, urgent }) => privacy === 'child' && urgent)
const childReport = () => ({
  kind: childKind?.id ?? '',
  fields: Object.fromEntries(
    (childKind?.fields ?? [])
      .filter(({ required }) => required)
      .map((field) => [field.id, 'options' in field ? (field.options[0]?.id ?? '') : '看见的就是这样']),
  ),
  place: { township: HUANGJIA },
})

type Event = { name: string; board: UrgentBoard }
const open: (() => Promise<void>)[] = []

/** An open board, as a browser reads it. */
const watch = async ({ browser, nowMs }: Colleague, atMs = nowMs) => {
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await portal.fetch('https://portal.test/desk/live/events', {
    headers: { cookie, 'portal-now': new Date(atMs).toISOString() },
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = (response.body ?? new ReadableStream()).getReader()
  open.push(() => reader.cancel())
  let text = ''
  return {
    /** The next thing it is sent; undefined where the stream has ended. */
    next: async (): Promise<Event | undefined> => {
      for (;;) {
        const found = /^event: (\w+)\ndata: (.*)\n\n/.exec(text)
        if (found !== null) {
          text = text.slice(found[0].length)
          return { name: found[1] ?? '', board: JSON.parse(found[2] ?? '{}') as UrgentBoard }
        }
        const { done, value } = await reader.read()
        if (done) return undefined
        text += new TextDecoder().decode(value as Uint8Array)
      }
    },
  }
}

const onlyCase = (): Promise<string> =>
  runInDurableObject(
    casebook(),
    (_, { storage }) => storage.sql.exec<{ id: string }>('SELECT id FROM cases').one().id,
  )

const numbersIn = (event: Event | undefined): number[] =>
  (event?.board.lines ?? []).map(({ number }) => number)

afterEach(async () => {
  for (const close of open.splice(0)) await close()
  await reset()
})

const named: Partial<Scope> = { units: ['child-protection'], townships: [HUANGJIA], child: true }

describe('an open board', () => {
  it('gets a new urgent report without asking, and nothing personal with it', async () => {
    const duty = await join('rescue-duty', { units: ['rescue-station'] })
    const board = await watch(duty)
    expect(await board.next()).toMatchObject({ name: 'board', board: { lines: [] } })
    await send(streetReport({ fields: { seen: '躺在路边', danger: 'yes' } }), { at: duty.nowMs })
    const pushed = await board.next()
    expect(Object.keys(pushed?.board.lines[0] ?? {}).toSorted()).toEqual([
      'danger',
      'due',
      'kind',
      'late',
      'left',
      'number',
      'since',
      'taken',
    ])
    expect(pushed?.board.lines).toMatchObject([
      { number: 1, kind: '街上有人没处住、没饭吃', danger: true, taken: false },
    ])
  })

  it.each<[string, Partial<Scope>, number[]]>([
    ['rescue-duty', { units: ['rescue-station'] }, [1, 2]],
    ['township-clerk', { townships: [HUANGJIA] }, [1]],
    ['section', { units: ['elder-care'] }, []],
    ['child-protection', named, [3]],
    ['child-protection', { ...named, child: false }, []],
  ])('shows %s with %o what is theirs: %o', async (role, scope, numbers) => {
    const one = await join(role, scope)
    const at = { at: one.nowMs }
    await send(streetReport(), at)
    await send(streetReport({ place: { township: OTHER_TOWNSHIP } }), at)
    await send(childReport(), at)
    expect((await atCases((cases) => cases.urgent(one.nowMs))).cases).toHaveLength(3)
    expect(numbersIn(await (await watch(one)).next())).toEqual(numbers)
  })

  it('shows that somebody took it, and leaves it out when it is closed', async () => {
    const duty = await join('rescue-duty', { units: ['rescue-station'] })
    await send(streetReport(), { at: duty.nowMs })
    const board = await watch(duty)
    expect((await board.next())?.board.lines).toMatchObject([{ number: 1, taken: false }])
    const by = { nowMs: duty.nowMs, by: 'duty', caseId: await onlyCase() }
    await staffAct({ ...by, act: 'accept' })
    expect((await board.next())?.board.lines).toMatchObject([{ number: 1, taken: true }])
    await staffAct({ ...by, act: 'close', outcome: 'helped', sealed: null })
    expect((await board.next())?.board.lines).toEqual([])
  })

  it.each<[string, (one: Colleague) => Promise<{ ok: boolean }>]>([
    [
      'signing out',
      ({ browser, nowMs }) => desk().signOut({ token: browser.jar.get('__Host-desk') ?? '', nowMs }),
    ],
    [
      'an end to the access',
      async ({ login, nowMs }) => {
        const { staff } = await desk().staff(nowMs)
        return desk().endAccess({ id: staff.find((one) => one.login === login)?.id ?? '', by: 'x', nowMs })
      },
    ],
  ])('is told of nothing more once its session is ended by %s', async (_, end) => {
    await join('admin')
    const duty = await join('rescue-duty', { units: ['rescue-station'] })
    const board = await watch(duty)
    expect((await board.next())?.name).toBe('board')
    expect((await end(duty)).ok).toBe(true)
    await send(streetReport(), { at: duty.nowMs })
    expect(await board.next()).toEqual({ name: 'over', board: {} })
    expect(await board.next()).toBeUndefined()
  })

  it('ends when the session has been idle for too long, and does not keep it alive by itself', async () => {
    const duty = await join('rescue-duty', { units: ['rescue-station'] })
    const last = duty.nowMs + IDLE
    const board = await watch(duty, last - 500)
    expect((await board.next())?.name).toBe('board')
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await send(streetReport(), { at: last })
    expect((await board.next())?.name).toBe('over')
    expect((await desk().who({ token: duty.browser.jar.get('__Host-desk') ?? '', nowMs: last + 1 })).ok).toBe(
      false,
    )
  })

  it('keeps no report waiting, however many boards are open', async () => {
    const duty = await join('rescue-duty', { units: ['rescue-station'] })
    const boards = await Promise.all(Array.from({ length: 20 }, () => watch(duty)))
    for (const board of boards) await board.next()
    const sent = await send(streetReport(), { at: duty.nowMs })
    expect(sent.receipt).toMatch(/^\d{4} /)
    const after = await Promise.all(boards.map((board) => board.next()))
    expect(after.map((event) => numbersIn(event))).toEqual(boards.map(() => [1]))
  })
})
