import type { Receipt, Refusal } from '../parts/draft.ts'

/** An answer of the portal as far as it could be read; `undefined` where none came. */
export type Answer = { status: number; body: unknown; retryAfterS?: number } | undefined

export type Verdict =
  | { is: 'kept'; photo: string }
  | { is: 'sent'; receipt: Receipt }
  | { is: 'later'; afterMs?: number }
  /** At once once more: with a fresh proof, with the photos, or under another key. */
  | { is: 'once-more'; why: 'proof' | 'photos' | 'key' }
  | { is: 'refused'; refusal: Refusal }

const of = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
const text = (value: unknown, name: string): string | undefined => {
  const found = of(value, name)
  return typeof found === 'string' ? found : undefined
}

const receiptIn = (body: unknown): Receipt | undefined => {
  const receipt = text(body, 'receipt')
  if (receipt === undefined) return undefined
  const [acceptedBy, dueBy] = [text(body, 'acceptedBy'), text(body, 'dueBy')]
  return {
    receipt,
    ...(acceptedBy === undefined ? {} : { acceptedBy }),
    ...(dueBy === undefined ? {} : { dueBy }),
    maybeKnown: of(body, 'maybeKnown') === true,
  }
}

const refusalIn = (body: unknown): Refusal => {
  const fields = of(body, 'fields')
  const faults = (Array.isArray(fields) ? fields : []).flatMap((fault) => {
    const [path, detail] = [text(fault, 'path'), text(fault, 'detail')]
    return path === undefined || detail === undefined ? [] : [{ path, detail }]
  })
  return { text: text(body, 'detail') ?? text(body, 'title') ?? '', faults }
}

/** What waiting mends, whoever caused it. */
const passing = new Set(['too_many_requests', 'too_many_reports', 'unavailable', 'internal'])

const onceMore: { readonly [code: string]: 'proof' | 'photos' | 'key' } = {
  proof_required: 'proof',
  proof_invalid: 'proof',
  proof_used: 'proof',
  photo_gone: 'photos',
  idempotency_key_reused: 'key',
}

/**
 * What an answer means for a draft. Only the portal's own words (RFC 9457, with a code) can refuse one: the page of a hotspot that wants a
 * log-in, of a proxy, or of a portal that is just being changed means no more than that it has to be tried again.
 */
export const verdictOf = (answer: Answer): Verdict => {
  if (answer === undefined) return { is: 'later' }
  const { status, body, retryAfterS } = answer
  if (status === 201 || status === 200) {
    const [receipt, photo] = [receiptIn(body), text(body, 'photo')]
    if (receipt !== undefined) return { is: 'sent', receipt }
    return photo === undefined ? { is: 'later' } : { is: 'kept', photo }
  }
  const code = text(body, 'code')
  if (code === undefined || status < 400 || status >= 500 || passing.has(code))
    return { is: 'later', ...(retryAfterS === undefined ? {} : { afterMs: retryAfterS * 1000 }) }
  const why = onceMore[code]
  return why === undefined ? { is: 'refused', refusal: refusalIn(body) } : { is: 'once-more', why }
}
