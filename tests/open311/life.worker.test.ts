import { describe, expect, it } from 'vitest'
import { app } from '../../functions/app.ts'
import type { StaffAct } from '../../functions/casework/commands.ts'
import { policy } from '../../functions/policy.ts'
import type { ReportStatistics } from '../../schema/api/casework.ts'
import {
  staffAct,
  bindings,
  casebook,
  HOUR,
  HUANGJIA,
  json,
  NOW,
  ask as askApi,
  send,
  streetReport,
} from '../worker/report-client.ts'
import { faultsOf } from './specification.ts'

const KEY = 'key-of-a-neighbour'
const iso = (at: number): string => new Date(at).toISOString()

const ask = async (path: string, at = NOW, init: RequestInit = {}): Promise<Response> =>
  app.request(
    `http://portal${path}`,
    { ...init, headers: { 'portal-now': iso(at), ...(init.headers as Record<string, string> | undefined) } },
    { ...bindings, PORTAL_OPEN311_KEYS: KEY },
  )

type Entry = Record<string, string | null>
const entriesOf = async (response: Response): Promise<Entry[]> => JSON.parse(await response.text()) as Entry[]

const post = async (
  fields: Record<string, string>,
  at = NOW,
  headers: Record<string, string> = {},
): Promise<Entry> => {
  const body = new URLSearchParams({
    api_key: KEY,
    service_code: 'boundary-marker',
    'attribute[what]': 'gone',
    ...fields,
  })
  const [made] = await entriesOf(
    await ask('/open311/v2/requests.json', at, { method: 'POST', body, headers }),
  )
  if (made === undefined) throw new Error('nothing was made')
  return made
}
const requestOf = async (number: string, at = NOW): Promise<Entry | undefined> =>
  (await entriesOf(await ask(`/open311/v2/requests/${number}.json`, at)))[0]

const caseIdOf = async (number: string): Promise<string> => {
  const [found] = await casebook().published(
    { kinds: ['boundary-marker'], ids: [Number(number)], limit: 1 },
    NOW,
  )
  if (found === undefined) throw new Error(`no case ${number}`)
  return found.id
}
const act = async (number: string, what: StaffAct, at: number): Promise<void> => {
  const done = await staffAct({ nowMs: at, caseId: await caseIdOf(number), by: 'staff-1', ...what })
  expect(done).toMatchObject({ ok: true })
}

describe('a report that came by Open311', () => {
  it('is a case like every other: taken, answered, and told as its outcome', async () => {
    const { service_request_id: number } = await post({
      lat: '27.1234567',
      long: '109.7654321',
      description: '密语在此',
    })
    expect(number).toMatch(/^\d+$/)
    await act(number ?? '', { act: 'accept' }, NOW + HOUR)
    expect(await requestOf(number ?? '')).toMatchObject({
      status: 'open',
      status_notes: '已受理，正在办',
      lat: 27.123,
      long: 109.765,
    })
    await act(number ?? '', { act: 'close', outcome: 'repaired', sealed: null }, NOW + 2 * HOUR)
    const closed = await ask(`/open311/v2/requests/${number}.xml`, NOW + 3 * HOUR)
    const text = await closed.text()
    expect(faultsOf('requests', 'xml', text)).toEqual([])
    expect(text).toContain('<status>closed</status>')
    expect(text).toContain('已修好')
    expect(text).not.toContain('密语')
  })

  it('keeps its token after it was merged, and the token then leads to the other case', async () => {
    const first = await post({ address_id: HUANGJIA }, NOW + HOUR)
    const second = await post({ address_id: HUANGJIA, 'attribute[number]': '9' }, NOW + HOUR, {
      prefer: 'respond-async',
    })
    const tokenAt = async (): Promise<string | null | undefined> =>
      (await entriesOf(await ask(`/open311/v2/tokens/${second['token']}.json`, NOW + HOUR)))[0]?.[
        'service_request_id'
      ]
    const own = (await tokenAt()) ?? ''
    expect(own).not.toBe(first['service_request_id'])
    const into = await caseIdOf(first['service_request_id'] ?? '')
    await act(own, { act: 'merge', into }, NOW + 2 * HOUR)
    expect(await tokenAt()).toBe(first['service_request_id'])
    expect(await requestOf(own, NOW + 3 * HOUR)).toMatchObject({
      status: 'closed',
      status_notes: '已并到同一件事的另一件里办',
    })
  })

  it('is one report when it is sent twice', async () => {
    const at = NOW + 5 * HOUR
    const [one, other] = [
      await post({ address_id: HUANGJIA, description: '同一次' }, at),
      await post({ address_id: HUANGJIA, description: '同一次' }, at + 1000),
    ]
    expect(other).toEqual(one)
  })
})

it('a report about a person is nowhere in Open311', async () => {
  await send(streetReport(), { at: NOW + 24 * HOUR })
  const texts = await Promise.all(
    [
      'requests.json',
      'requests.xml',
      'services.xml',
      'requests/1.json',
      'requests/2.json',
      'requests/3.json',
      'requests/4.json',
      'requests/5.json',
    ].map(async (path) => (await ask(`/open311/v2/${path}`, NOW + 25 * HOUR)).text()),
  )
  for (const text of texts) expect(text).not.toMatch(/street-person|候车亭|流散/)
  expect((await ask('/open311/v2/services/street-person.xml')).status).toBe(404)
})

describe('the published numbers', () => {
  it('count what came in, and hide what is small', async () => {
    for (let at = 0; at < 6; at += 1) await send(streetReport(), { at: NOW + (30 + at) * HOUR })
    const published = await json<ReportStatistics>(
      askApi('/requests/statistics?month=2027-03', { at: NOW + 40 * HOUR }),
    )
    const rows = new Map(published.kinds.map((row) => [row.kind, row]))
    expect([...rows.keys()]).toEqual(policy.requests.map(({ id }) => id))
    expect(rows.get('street-person')).toMatchObject({ reports: 7, acceptedInTime: null, medianHours: null })
    expect(rows.get('boundary-marker')).toMatchObject({ reports: null, cases: null })
    const empty = await json<ReportStatistics>(askApi('/requests/statistics?month=2026-03'))
    expect(empty.kinds.every(({ reports }) => reports === null)).toBe(true)
    expect((await askApi('/requests/statistics?month=March')).status).toBe(422)
    expect((await askApi('/requests/statistics')).status).toBe(422)
  })

  it('are a page in both modes that says the month and what is hidden, and marks a month that is not over', async () => {
    const at = NOW + 40 * HOUR
    for (const base of ['', '/elder']) {
      const page = await (await ask(`${base}/published/reports/?month=2027-03`, at)).text()
      expect(page).toContain('2027年3月')
      expect(page).toContain('这个月还没有过完')
      expect(page).toContain('7 份')
      expect(page).toContain('小于 5 的数不公布')
      const before = await (await ask(`${base}/published/reports/`, at)).text()
      expect(before).toContain('2027年2月的报告')
      expect(before).not.toContain('没有过完')
    }
  })

  it('are a table that a spreadsheet opens, empty where nothing is published', async () => {
    const table = await ask('/published/reports.csv?month=2027-03', NOW + 40 * HOUR)
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await table.text()).split('\r\n')
    expect(lines).toContain('2027-03,street-person,街上有人没处住、没饭吃,reports,,7')
    expect(lines).toContain('2027-03,boundary-marker,界桩坏了、不见了、被人移动,reports,,')
  })
})
