import type { Context } from 'hono'
import { problem, type ProblemCode } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import type { AppEnv } from './env.ts'

const MOST_BYTES = 64 * 1024

/**
 * So much of a body that is refused is read on and thrown away, for so long: whoever is still sending when the connection ends
 * sees that it broke, and not the answer.
 */
const [MOST_DRAINED, DRAIN_MS] = [32 * 1024 * 1024, 10_000]

const drain = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> => {
  let stop = (): void => undefined
  const late = new Promise<undefined>((done) => {
    const timer = setTimeout(() => done(undefined), DRAIN_MS)
    stop = () => clearTimeout(timer)
  })
  for (let bytes = 0; bytes < MOST_DRAINED;) {
    const piece = await Promise.race([reader.read(), late]).catch(() => undefined)
    if (piece === undefined || piece.done) break
    bytes += piece.value.byteLength
  }
  stop()
  // Nobody is left to be told where the sender went away.
  await reader.cancel().catch(() => undefined)
}

/** What of a request's body nobody has read: the answer is there before the sender is done. */
export const drainUnread = async (request: Request): Promise<void> => {
  // Most have been read: their stream is not touched.
  if (!request.bodyUsed && request.body !== null) await drain(request.body.getReader())
}

const typeOf = (c: Context<AppEnv>): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/**
 * A body as what reads it in one piece. `Request.text()` of workerd does the same, but a request that was read so is let go of only in a
 * full collection (docs/decisions/0061), in which thousands of them are taken apart while nobody is served.
 */
const bodyIn = ({ body }: Request): Response => new Response(body)

/** What of a body reads as one: undefined where the sender went away. */
const whole = async <T>(read: Promise<T>): Promise<Result<T>> => {
  const body = await read.catch(() => undefined)
  return body === undefined ? refuse(problem('malformed_request')) : ok(body)
}

/** A body that says its length ends there: in one piece it costs a third of what piece by piece does. */
const saidBytes = (c: Context<AppEnv>): number | undefined => {
  const said = c.req.header('content-length')
  return said === undefined ? undefined : Number(said)
}

/** Reads at most so many bytes, whatever the request says of its length; more is refused with `tooLarge`. */
export const limitedBytes = async (
  c: Context<AppEnv>,
  mostBytes: number,
  tooLarge: ProblemCode = 'body_too_large',
): Promise<Result<Uint8Array>> => {
  const stream = c.req.raw.body
  if (stream === null) return ok(new Uint8Array())
  const said = saidBytes(c)
  if (said !== undefined && said <= mostBytes) {
    const read = await whole(bodyIn(c.req.raw).bytes())
    return read.ok && read.value.byteLength > mostBytes ? refuse(problem(tooLarge)) : read
  }
  const reader = stream.getReader()
  if (said !== undefined) {
    await drain(reader)
    return refuse(problem(tooLarge))
  }
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const piece = await reader.read().catch(() => undefined)
    // The sender went away, or cut the body into pieces that do not fit: nothing of ours is broken.
    if (piece === undefined) return refuse(problem('malformed_request'))
    const { done, value } = piece
    if (done) return ok(inOnePiece(pieces, bytes))
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await drain(reader)
      return refuse(problem(tooLarge))
    }
    pieces.push(value)
  }
}

const inOnePiece = (pieces: readonly Uint8Array[], bytes: number): Uint8Array => {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

const limitedText = async (c: Context<AppEnv>): Promise<Result<string>> => {
  const read = await limitedBytes(c, MOST_BYTES)
  return read.ok ? ok(new TextDecoder().decode(read.value)) : read
}

/** JSON that says its length is read as text at once; the runtime warns of any other type that is. */
const limitedJson = async (c: Context<AppEnv>): Promise<Result<string>> => {
  const said = saidBytes(c)
  if (said === undefined || said > MOST_BYTES) return limitedText(c)
  const read = await whole(bodyIn(c.req.raw).text())
  return read.ok && read.value.length > MOST_BYTES ? refuse(problem('body_too_large')) : read
}

/** A JSON body as parsed but unchecked data. Refuses what is not JSON, and more than 64 KiB. */
export const jsonBody = async (c: Context<AppEnv>): Promise<Result<unknown>> => {
  if (!/^application\/([a-z.-]+\+)?json$/.test(typeOf(c))) return refuse(problem('unsupported_media_type'))
  const text = await limitedJson(c)
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
