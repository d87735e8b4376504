import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { createOpen311 } from '../../functions/open311/routes.ts'
import { policy } from '../../functions/policy.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { deskAt } from './desk.ts'
import { faultsOf, saidIn, type ShapeName } from './specification.ts'

export const KEY = 'an-accepted-key'
export const NOW = '2026-11-26T10:00:00+08:00'
export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]
export const DAY_MS = 86_400_000

const thing = (id: string): PolicyRequest => {
  const kind = policy.requests.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  return kind
}
export const marker = thing('boundary-marker')
const [first] = policy.places.townships
if (first === undefined) throw new Error('no township')
export const township = first
export const things = policy.requests.filter(({ privacy }) => privacy === 'thing').map(({ id }) => id)
export const persons = policy.requests.filter(({ privacy }) => privacy !== 'thing').map(({ id }) => id)

export type Init = {
  method?: string
  headers?: Record<string, string>
  body?: BodyInit
  keys?: string | null
  now?: string
}

export const office = () => {
  const desk = deskAt(Date.parse(NOW))
  const app = createOpen311(desk.reports)
  const ask = async (path: string, { keys = `other, ${KEY}`, now = NOW, ...init }: Init = {}) => {
    const response = await app.request(
      `https://portal.test/open311/${path}`,
      { ...init, headers: { 'portal-now': now, ...init.headers } },
      { ...env, PORTAL_OPEN311_KEYS: keys },
    )
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const post = (format: string, fields: Record<string, string> | [string, string][], init: Init = {}) =>
    ask(`v2/requests.${format}`, { method: 'POST', body: new URLSearchParams(fields), ...init })
  return { desk, ask, post }
}
export type Answer = Awaited<ReturnType<ReturnType<typeof office>['ask']>>

export const good = {
  api_key: KEY,
  service_code: 'boundary-marker',
  address_id: township.code,
  'attribute[what]': 'gone',
}

/** Holds an answer against the specification, and gives what it says. */
export const said = (shape: ShapeName, format: Format, { text, headers }: Answer): unknown => {
  expect(headers.get('content-type')).toBe(
    `${format === 'xml' ? 'text/xml' : 'application/json'}; charset=utf-8`,
  )
  expect(faultsOf(shape, format, text)).toEqual([])
  return saidIn(shape, format, text)
}
export const listIn = (shape: ShapeName, format: Format, answer: Answer): Record<string, string | null>[] =>
  said(shape, format, answer) as Record<string, string | null>[]

export const expectRefusal = (status: number, format: Format, answer: Answer): string => {
  expect(answer.status).toBe(status)
  const errors = listIn('errors', format, answer)
  expect(errors.length).toBeGreaterThan(0)
  for (const { code } of errors) expect(code).toBe(String(status))
  return errors.map(({ description }) => description).join('\n')
}
