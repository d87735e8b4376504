import { env, exports } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { app } from '../../functions/app.ts'
import type { Env } from '../../functions/env.ts'

const portal = (exports as unknown as { default: Fetcher }).default
const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  portal.fetch(`https://portal.test${path}`, { redirect: 'manual', ...init })

describe('GET /api/health and /api/ready', () => {
  it('answers alive with the version of the content', async () => {
    expect(await (await get('/api/health')).json()).toEqual({
      ok: true,
      version: expect.stringMatching(/^[\da-f]{64}$/),
    })
  })
  it('proves storage by a row that it wrote and read', async () => {
    const first = await (await get('/api/ready')).json<{ beats: number }>()
    const second = await (await get('/api/ready')).json<{ beats: number }>()
    expect(second.beats).toBe(first.beats + 1)
  })
})

describe('refusals', () => {
  it('tell an address that is not there from a method that is not', async () => {
    const nowhere = await get('/api/nowhere')
    expect([nowhere.status, (await nowhere.json<{ code: string }>()).code]).toEqual([404, 'not_found'])
    const wrong = await get('/api/eligibility', { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
  })
  it('say the same of an address with a slash behind it as of any other that is not there', async () => {
    const slash = await get('/api/offices/')
    expect([slash.status, (await slash.json<{ code: string }>()).code]).toEqual([404, 'not_found'])
  })
  it('read a body that is too long to its end, so that whoever sends it sees the answer', async () => {
    const pieces = 160
    let sent = 0
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (stream) => {
          if ((sent += 1) <= pieces) stream.enqueue(new Uint8Array(65_536).fill(120))
          else stream.close()
        },
      })
    const post = (path: string) => {
      sent = 0
      return get(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body() })
    }
    for (const [path, status] of [
      ['/api/holds', 413],
      ['/api/bookings/7K3M2QAB/cancel', 401],
      ['/api/nowhere', 404],
    ] as const) {
      expect((await post(path)).status, path).toBe(status)
      expect(sent, path).toBeGreaterThan(pieces)
    }
  })
  it('tell of each field by its whole path, and of no more than twenty', async () => {
    const post = async (path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
      const answer = await get(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await answer.json<{ fields: { path: string; code: string }[] }>()).fields
    }
    const person = { name: '甲', idNumber: '1', age: 20, sex: 'f' }
    const booking = { hold: crypto.randomUUID(), secret: 's'.repeat(30), people: [person], phone: '1' }
    expect((await post('/api/bookings', booking)).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'people.0.age unknown_field',
      'people.0.sex unknown_field',
    ])
    const short = await post('/api/bookings/lookup', { code: 'x'.repeat(99), phoneLast4: 1, extra: 1 })
    expect(short.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'code too_long',
      'phoneLast4 wrong_type',
      'extra unknown_field',
    ])
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${at}`, at]))
    expect(await post('/api/holds', many)).toHaveLength(20)
  })
  it('wear the security headers too', async () => {
    for (const path of ['/api/nowhere', '/nowhere/']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy'), path).toMatch(
        /^default-src 'none';.*frame-ancestors 'none'/,
      )
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe-inline')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('strict-transport-security'), path).toContain('max-age=')
    }
    // What rules a page is of no use to an answer that is none, and each has to be sent to a telephone.
    const api = await get('/api/offices')
    expect(api.headers.get('content-security-policy')).not.toContain('script-src')
    expect(api.headers.has('permissions-policy')).toBe(false)
  })

  it('and the pages about the API those of pages: they may load their styles', async () => {
    for (const path of ['/api/', '/api/reference/operations/booking/']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy'), path).toContain("style-src 'self'")
      expect(headers.get('x-frame-options'), path).toBe('DENY')
    }
  })
})

describe('the log', () => {
  it('has one JSON line a request, and nothing in it that tells who asked what', async () => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    const answer = await get('/search/?q=secret', {
      headers: { 'cf-connecting-ip': '203.0.113.9', cookie: 'mode=x' },
    })
    log.mockRestore()
    expect(lines).toHaveLength(1)
    const line: unknown = JSON.parse(lines[0] ?? '')
    expect(line).toEqual({
      at: expect.any(String),
      id: answer.headers.get('x-request-id'),
      method: 'GET',
      route: '/search/',
      status: 200,
      ms: expect.any(Number),
    })
  })
})

describe('GET /search/', () => {
  const found = async (query: string): Promise<string> =>
    (await get(`/search/?q=${encodeURIComponent(query)}`)).text()
  it.each([
    ['低保', '/services/min-living-urban/'],
    ['残疾补贴', '/services/disability-living/'],
    ['五保', '/services/destitute-support/'],
    ['孤儿', '/services/orphan-allowance/'],
  ])('finds a page for %s', async (query, path) => expect(await found(query)).toContain(`href="${path}"`))
  it('writes the amounts of the day into what it says of a page', async () => {
    const page = await found('城市低保')
    expect(page).toMatch(/每月收入不到 \d+ 元（\d{4} 年标准）/)
    expect(page).not.toContain('{{')
  })
  it('says so when nothing is found, and writes no query into the page unescaped', async () => {
    const page = await found('"><script>zzz')
    expect(page).toContain('没有找到')
    expect(page).not.toContain('<script>zzz')
  })
})

describe('display and mode', () => {
  const post = (body: string): Promise<Response> =>
    get('/display/', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  it('remembers a choice in a cookie that no script reads, and goes back', async () => {
    const answer = await post('theme=dark&size=largest&back=%2Felder%2F')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/elder/'])
    expect(answer.headers.get('set-cookie')).toBe(
      'display=dark.largest; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure',
    )
  })
  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
    'never leads to %s',
    async (back) => {
      expect((await post(`back=${encodeURIComponent(back)}`)).headers.get('location')).toBe('/')
    },
  )
  it('shows what was chosen before on the page of choices, so that changing one leaves the other', async () => {
    const page = await (await get('/display/', { headers: { cookie: 'display=dark.largest' } })).text()
    expect(page).toMatch(/name="theme" value="dark" checked/)
    expect(page).toMatch(/name="size" value="largest" checked/)
    expect(page.match(/ checked/g)).toHaveLength(2)
  })
  it('takes nonsense for no choice', async () => {
    expect((await post('theme=%22%3E&size=9')).headers.get('set-cookie')).toContain('display=auto.normal;')
  })
  it('leads home to 长辈版 for who chose it, until they leave', async () => {
    expect((await get('/', { headers: { cookie: 'mode=elder' } })).headers.get('location')).toBe('/elder/')
    expect((await get('/services/?mode=standard')).headers.get('set-cookie')).toContain(
      'mode=; Path=/; Max-Age=0',
    )
  })
  it('leads home to traditional characters for who chose them, and takes no other mode for one', async () => {
    const chosen = await get('/hant/services/?mode=hant')
    expect([chosen.status, chosen.headers.get('location')]).toEqual([302, '/hant/services/'])
    expect(chosen.headers.get('set-cookie')).toContain('mode=hant; Path=/; Max-Age=31536000')
    expect((await get('/', { headers: { cookie: 'mode=hant' } })).headers.get('location')).toBe('/hant/')
    expect((await get('/', { headers: { cookie: 'mode=other' } })).status).toBe(200)
    expect((await get('/services/?mode=other')).headers.get('set-cookie')).toBeNull()
  })
  it('clears what the browser holds', async () => {
    const answer = await get('/clear/', { method: 'POST' })
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    const ended = answer.headers.getSetCookie().map((line) => line.split('=')[0])
    expect(ended.sort()).toEqual(['display', 'hold', 'mine', 'mode', 'report'])
  })
})

describe('the test clock', () => {
  it('is deaf where the environment does not ask for it', async () => {
    const answer = await app.request(
      '/api/eligibility',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'portal-now': '2024-06-01T12:00:00+08:00' },
        body: '{"facts":{}}',
      },
      { ...env, PORTAL_TEST_CLOCK: 'off' },
    )
    expect((await answer.json<{ on: string }>()).on).not.toBe('2024-06-01')
  })
})

describe('a failure of our own', () => {
  /** The site's files, of which the first `lost` requests find nothing: as while a new build replaces an old one. */
  const without = (lost: number): Env => {
    let asked = 0
    return {
      ...(env as Env),
      ASSETS: {
        fetch: (request) =>
          (asked += 1) > lost
            ? (env as Env).ASSETS.fetch(request)
            : Promise.resolve(new Response('', { status: 404 })),
      },
    }
  }
  const search = async (lost: number, accept: string): Promise<Response> => {
    const log = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log')].map((spy) =>
      spy.mockImplementation(() => undefined),
    )
    const answer = await app.request(
      'https://portal.test/search/?q=x',
      { headers: { accept } },
      without(lost),
    )
    log.forEach((spy) => spy.mockRestore())
    return answer
  }
  it('is a page for people, with whom to ring, and no word of where it broke', async () => {
    const answer = await search(1, 'text/html,*/*')
    expect(answer.status).toBe(500)
    const page = await answer.text()
    expect(page).toContain('<h1>出了点问题</h1>')
    expect(page).toContain('110')
    expect(page).not.toMatch(/frame|Error|\.ts/)
  })
  it('is a problem for programs, and for people where no page can be made', async () => {
    for (const answer of [await search(1, 'application/json'), await search(2, 'text/html')]) {
      expect(answer.status).toBe(500)
      expect(await answer.json()).toMatchObject({ code: 'internal', status: 500 })
    }
  })
})
