import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from './env.ts'
import { postedForm } from './posted-form.ts'

const MOST_BYTES = 400_000

const reader = new Hono<AppEnv>().post('/', async (c) => {
  const read = await postedForm(c, MOST_BYTES)
  if (!read.ok) return c.json({ refused: read.problem.code })
  const { words, files, tooLarge } = read.value
  return c.json({ words: words.toString(), files: files.map(({ name, size }) => [name, size]), tooLarge })
})

const send = async (body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> =>
  (await reader.request('/', { method: 'POST', body, headers })).json()

const formWith = (...files: number[]): FormData => {
  const form = new FormData()
  form.append('fields.seen', '桥洞里&两个人')
  form.append('fields.what', 'one')
  form.append('fields.what', 'two')
  for (const [at, bytes] of files.entries())
    form.append('photo', new File([new Uint8Array(bytes).fill(13)], `${at}.jpg`, { type: 'image/jpeg' }))
  return form
}
const words = new URLSearchParams([
  ['fields.seen', '桥洞里&两个人'],
  ['fields.what', 'one'],
  ['fields.what', 'two'],
]).toString()

describe('a posted form', () => {
  it('is read with its words in order and its files', async () => {
    expect(await send(formWith(10, 20))).toEqual({
      words,
      files: [
        ['0.jpg', 10],
        ['1.jpg', 20],
      ],
      tooLarge: false,
    })
  })

  it('has no file where a file input was left empty', async () => {
    expect(await send(formWith(0))).toEqual({ words, files: [], tooLarge: false })
  })

  it('may come urlencoded, without files', async () => {
    expect(await send(new URLSearchParams(words))).toEqual({ words, files: [], tooLarge: false })
  })

  it('keeps the words before a file that is too long, and none of its bytes', async () => {
    expect(await send(formWith(MOST_BYTES))).toEqual({ words, files: [], tooLarge: true })
    expect(await send(formWith(10, 2 * MOST_BYTES))).toEqual({ words, files: [], tooLarge: true })
  })

  it('loses words only where they themselves are too long', async () => {
    const form = new FormData()
    form.append('fields.seen', '字'.repeat(MOST_BYTES))
    expect(await send(form)).toEqual({ words: '', files: [], tooLarge: true })
    expect(await send(new URLSearchParams({ a: 'b'.repeat(70_000) }))).toEqual({
      words: '',
      files: [],
      tooLarge: true,
    })
  })

  it.each([
    ['a boundary that never comes', 'multipart/form-data; boundary=x', 'no parts here', 'malformed_request'],
    ['no boundary', 'multipart/form-data', 'a=b', 'unsupported_media_type'],
    [
      'a body cut off in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disp',
      'malformed_request',
    ],
    ['JSON', 'application/json', '{}', 'unsupported_media_type'],
  ])('is refused for %s', async (_, type, body, code) => {
    expect(await send(body, { 'content-type': type })).toEqual({ refused: code })
  })
})
