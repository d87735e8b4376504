import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { securityHeadersAt } from '../../functions/security-headers.ts'
import { challengeSchema } from '../../schema/api/proof.ts'
import { freshFolder, onWorkerd, onWrangler, type Running } from './portal-process.ts'
import { ask, requests } from './requests.ts'

const folders = [freshFolder(), freshFolder()] as const
let workerd: Running
let wrangler: Running

beforeAll(async () => {
  ;[workerd, wrangler] = await Promise.all([onWorkerd(folders[0].path), onWrangler(folders[1].path)])
}, 120_000)
afterAll(async () => {
  await Promise.all([workerd.kill(), wrangler.kill()])
  folders.forEach(({ remove }) => remove())
})

const said = async (response: Response, url: string) => {
  const type = response.headers.get('content-type')?.toLowerCase().replace(/; /g, ';') ?? null
  const location = response.headers.get('location')?.replace(url, '') ?? null
  const cookies = response.headers.getSetCookie().sort()
  // An ETag of a file may be made in any way; that it is there, and what is in the body, may not differ.
  const etag = response.headers.has('etag')
  const cache = response.headers.get('cache-control')
  const text = await response.text()
  return { status: response.status, type, location, cookies, etag, cache, text: text.replaceAll(url, '') }
}

describe('plain workerd and wrangler dev give the same answer', () => {
  it.each(requests)('for $name', async (asked) => {
    const [one, other] = await Promise.all([ask(workerd.url, asked), ask(wrangler.url, asked)])
    const [left, right] = [await said(one, workerd.url), await said(other, wrangler.url)]
    expect(left).toEqual({ ...right, etag: left.etag, cache: left.cache })
    expect(right.etag || left.status !== 200 || !left.etag).toBe(true)
  })

  it.each(requests)('with every security header, for $name', async (asked) => {
    for (const { url } of [workerd, wrangler]) {
      const { headers } = await ask(url, asked)
      const own = securityHeadersAt(new URL(asked.path, url).pathname)
      for (const [name, value] of Object.entries(own)) expect(headers.get(name), `${url} ${name}`).toBe(value)
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
      expect(headers.get('server-timing')).toMatch(/^portal;dur=\d+$/)
    }
  })

  it('where it needs the key ring: both have one, and give a challenge of the same kind', async () => {
    for (const { url } of [workerd, wrangler]) {
      const answer = await fetch(`${url}/api/challenge`)
      expect(answer.status, url).toBe(200)
      challengeSchema.parse(await answer.json())
    }
  })
})
