import { MINUTE_MS } from '../../schema/booking/instant.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { admit } from '../admit.ts'
import { formBody } from '../body.ts'
import { nowMs } from '../clock.ts'
import { keyRing, type KeyRing } from '../keys.ts'
import { lookupHash } from '../lookup-hash.ts'
import { t } from '../words.ts'
import { isAcceptedKey } from './accepted-keys.ts'
import type { Answer, Tree } from './answer.ts'
import { problemAnswer, refusal } from './errors.ts'
import { readPosted } from './posted.ts'
import { reportToken } from './report-token.ts'
import type { Reports, Visitor } from './reports.ts'
import { serviceOf } from './services.ts'

/** Nothing in GeoReport v2 tells a retry from a new report: the same body by the same key in one such span is a retry. */
const SAME_MS = 10 * MINUTE_MS

/** What a retry is known by: the header where a client sends one, else all that it sent. */
const retryKey = (c: Visitor, ring: KeyRing, form: URLSearchParams): string => {
  const sent = c.req.header('idempotency-key')?.trim() ?? ''
  const same = sent === '' ? [Math.floor(nowMs(c) / SAME_MS), form.toString()] : [sent]
  return lookupHash(ring, 'open311-retry', JSON.stringify([form.get('api_key'), ...same]))
}

/** A client that asks so (RFC 7240) is given a token instead of the number, and can ask for the number at any time. */
const wantsToken = (c: Visitor): boolean =>
  /(^|[\s,;])respond-async([\s,;]|$)/i.test(c.req.header('prefer') ?? '')

const noticeOf = (kind: PolicyRequest, media: boolean): string =>
  [...kind.next, ...(media ? [t('open311.no-media')] : [])].join('\n')

/** POST Service Request. The key comes first: without one nobody learns what else was wrong. */
export const postRequest = async (c: Visitor, reports: Reports): Promise<Answer> => {
  const admitted = await admit(c, { weight: 1, proof: false })
  if (!admitted.ok) return problemAnswer(admitted.problem)
  const body = await formBody(c)
  if (!body.ok) return problemAnswer(body.problem)
  const form = body.value
  const key = form.get('api_key') ?? ''
  if (key === '') return refusal(403, 'key-missing')
  if (!isAcceptedKey(c.env, key)) return refusal(403, 'key-wrong')
  const code = form.get('service_code') ?? ''
  if (code === '') return refusal(400, 'no-service')
  const kind = serviceOf(code)
  if (kind === undefined) return refusal(404, 'service')
  const posted = readPosted(kind, form)
  if (!posted.ok) return posted.problem
  const ring = keyRing(c.env)
  if (!ring.ok) return problemAnswer(ring.problem)
  const { typed, media } = posted.value
  const sent = await reports.send(c, { typed, key: retryKey(c, ring.value, form) })
  if (!sent.ok) return problemAnswer(sent.problem)
  const { id } = sent.value
  const own = wantsToken(c) ? undefined : await reports.caseOf(c, id)
  const named: { [name: string]: Tree } =
    own === undefined
      ? { token: reportToken(ring.value, id, nowMs(c)) }
      : { service_request_id: String(own.number) }
  return { root: 'service_requests', tree: [{ ...named, service_notice: noticeOf(kind, media) }] }
}
