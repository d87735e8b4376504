import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { staffAct } from './report-client.ts'
import { formOf, visitorAt, type Page } from './visitor.ts'
import type { Env } from '../../functions/env.ts'
import { keyRing } from '../../functions/keys.ts'
import { policy } from '../../functions/policy.ts'
import type { StaffAct } from '../../functions/casework/commands.ts'
import { receiptHashOf, sealWords } from '../../functions/casework/party.ts'

export const bound = env as unknown as Env
/** A Tuesday in December, early in the working day. */
export const NOW = '2026-12-01T09:00:00+08:00'
/** The token is still good. */
export const LATER = '2026-12-01T09:20:00+08:00'
export const STREET = '/report/street-person/'
export const MARKER = '/report/boundary-marker/'
const [first, second] = policy.places.townships
if (first === undefined || second === undefined) throw new Error('no townships')
export const [township, other] = [first, second]
export const village = township.villages[0]?.code ?? ''

export const street = (page: Page, more: Record<string, string> = {}): Record<string, string> => ({
  ...formOf(page, STREET),
  'fields.danger': 'no',
  'fields.seen': '一位老人睡在候车亭',
  'place.township': township.code,
  'place.landmark': '集市旁的候车亭',
  do: 'send',
  ...more,
})
export const marker = (page: Page, more: Record<string, string> = {}): Record<string, string> => ({
  ...formOf(page, MARKER),
  'fields.what': 'gone',
  'fields.words': '桩子不见了',
  'place.township': other.code,
  do: 'send',
  ...more,
})

export const receiptOn = (page: Page): string =>
  (/data-receipt[^>]*>([\s\S]*?)<\/p>/.exec(page.text)?.[1] ?? '').replaceAll(/\D/g, '')

export const ring = () => {
  const read = keyRing(bound)
  if (!read.ok) throw new Error('no keys')
  return read.value
}
export const casebook = () => bound.CASEWORK.getByName(policy.jurisdiction.code)
export const caseOf = async (receipt: string): Promise<{ id: string; caseId: string }> => {
  const found = await casebook().find(receiptHashOf(ring(), receipt), Date.parse(LATER))
  if (!found.ok) throw new Error(found.problem.code)
  return found.value
}
/** What staff do about the case of a receipt. */
export const staff = async (receipt: string, act: StaffAct): Promise<void> => {
  const { caseId } = await caseOf(receipt)
  const done = await staffAct({ nowMs: Date.parse(LATER), caseId, by: 'duty', ...act })
  expect(done.ok).toBe(true)
}
export const wordsFor = async (receipt: string, words: string): Promise<string> =>
  sealWords(ring(), (await caseOf(receipt)).caseId, words)

export const sendStreet = async (more: Record<string, string> = {}) => {
  const visitor = visitorAt(NOW)
  const sent = await visitor.post(STREET, street(await visitor.get(STREET), more))
  expect(sent.url).toBe('/report/sent/')
  return { visitor, sent, receipt: receiptOn(sent) }
}
