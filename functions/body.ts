import type { Context } from 'hono'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import type { AppEnv } from './env.ts'

const MOST_BYTES = 64 * 1024

const typeOf = (c: Context<AppEnv>): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** A body that says its length ends there: in one piece it costs a third of what piece by piece does. */
const wholeText = async (c: Context<AppEnv>): Promise<Result<string>> => {
  const text = await c.req.raw.text().catch(() => undefined)
  if (text === undefined) return refuse(problem('malformed_request'))
  return text.length > MOST_BYTES ? refuse(problem('body_too_large')) : ok(text)
}

/** Reads at most 64 KiB, whatever the request says of its length. */
const limitedText = async (c: Context<AppEnv>): Promise<Result<string>> => {
  const said = c.req.header('content-length')
  if (said !== undefined && Number(said) <= MOST_BYTES) return wholeText(c)
  const stream = c.req.raw.body
  if (stream === null) return ok('')
  if (said !== undefined) {
    await stream.cancel()
    return refuse(problem('body_too_large'))
  }
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let [text, bytes] = ['', 0]
  for (;;) {
    const piece = await reader.read().catch(() => undefined)
    // The sender went away, or cut the body into pieces that do not fit: nothing of ours is broken.
    if (piece === undefined) return refuse(problem('malformed_request'))
    const { done, value } = piece
    if (done) return ok(text + decoder.decode())
    bytes += value.byteLength
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      return refuse(problem('body_too_large'))
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** A JSON body as parsed but unchecked data. Refuses what is not JSON, and more than 64 KiB. */
export const jsonBody = async (c: Context<AppEnv>): Promise<Result<unknown>> => {
  if (!/^application\/([a-z.-]+\+)?json$/.test(typeOf(c))) return refuse(problem('unsupported_media_type'))
  const text = await limitedText(c)
  if (!text.ok) return text
  try {
    return ok(JSON.parse(text.value))
  } catch (broken) {
    if (broken instanceof SyntaxError) return refuse(problem('not_json'))
    throw broken
  }
}

/** The fields of a posted HTML form, in order. */
export const formBody = async (c: Context<AppEnv>): Promise<Result<URLSearchParams>> => {
  if (typeOf(c) !== 'application/x-www-form-urlencoded') return refuse(problem('unsupported_media_type'))
  const text = await limitedText(c)
  return text.ok ? ok(new URLSearchParams(text.value)) : text
}
