import type { Context } from 'hono'
import { problem } from '../schema/problems.ts'
import { ok, refuse, type Result } from '../schema/result.ts'
import { formBody } from './body.ts'
import type { AppEnv } from './env.ts'

/** A posted form: its words in order, and what was chosen in its file inputs. */
export type Posted = {
  words: URLSearchParams
  files: File[]
  /** It was longer than it may be: these are the words that came before the file that was too long. */
  tooLarge: boolean
}

/** All words of a form, where it asks for them before its files. */
const HEAD_BYTES = 256 * 1024

const asPosted = (form: FormData, tooLarge: boolean): Posted => {
  const words = new URLSearchParams()
  const files: File[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') words.append(name, value)
    // An empty file input is sent as a file without a name and without bytes.
    else if (value.size > 0) files.push(value)
  }
  return { words, files, tooLarge }
}

const parse = (body: ReadableStream | string, type: string): Promise<FormData> =>
  new Response(body, { headers: { 'content-type': type } }).formData()

/** What can still be read of a form whose end was never read: everything before the part that was cut off. */
const cutOff = async (head: Uint8Array<ArrayBuffer>[], type: string): Promise<Posted> => {
  const nothing: Posted = { words: new URLSearchParams(), files: [], tooLarge: true }
  const boundary = /boundary="?([^";]{1,200})"?/i.exec(type)?.[1]
  if (boundary === undefined) return nothing
  const text = await new Blob(head).text()
  const end = text.lastIndexOf(`\r\n--${boundary}`)
  if (end < 0) return nothing
  const form = await parse(`${text.slice(0, end)}\r\n--${boundary}--\r\n`, type).catch(() => undefined)
  return form === undefined ? nothing : { ...asPosted(form, true), files: [] }
}

/**
 * The form that somebody sends with files in it (`multipart/form-data`), at most `mostBytes`, whatever the request says of its
 * length; one without files may come urlencoded. What is longer is no refusal, so that the words of it can be shown again.
 * Refuses `unsupported_media_type` and `malformed_request`.
 */
export const postedForm = async (c: Context<AppEnv>, mostBytes: number): Promise<Result<Posted>> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    const form = await formBody(c)
    if (form.ok) return ok({ words: form.value, files: [], tooLarge: false })
    if (form.problem.code !== 'body_too_large') return form
    return ok({ words: new URLSearchParams(), files: [], tooLarge: true })
  }
  const stream = c.req.raw.body
  if (stream === null) return refuse(problem('malformed_request'))
  const head: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const bounded = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array>({
    transform: (piece, controller) => {
      if (bytes < HEAD_BYTES) head.push(piece.slice(0, HEAD_BYTES - bytes))
      bytes += piece.byteLength
      if (bytes > mostBytes) controller.error(new RangeError('the form is too long'))
      else controller.enqueue(piece)
    },
  })
  // The sender went away, or the body is none: nothing of ours is broken.
  const form = await parse(stream.pipeThrough(bounded), type).catch(() => undefined)
  if (bytes > mostBytes) return ok(await cutOff(head, type))
  return form === undefined ? refuse(problem('malformed_request')) : ok(asPosted(form, false))
}
