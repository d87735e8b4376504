import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded, type Random } from '../support/random.ts'
import { formBodyFrom, jsonBodyFrom, type Body } from './malformed-bodies.ts'
import { freshFolder, onWorkerd, type Running } from './portal-process.ts'

/** How many bodies each address gets; PORTAL_FUZZ=100000 for the long run. A failure names its seed. */
const BODIES = Number(process.env.PORTAL_FUZZ ?? 1500)
const SEED = Number(process.env.PORTAL_SEED ?? 20_261_126)
const AT_ONCE = 16

const folder = freshFolder()
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
let portal: Running & { port: number }
beforeAll(async () => {
  portal = await onWorkerd(folder.path)
}, 60_000)
afterAll(async () => {
  agent.destroy()
  await portal.kill()
  folder.remove()
})

type Answer = { status: number; type: string; text: string }

const post = (path: string, { type, body }: Body): Promise<Answer> =>
  new Promise((done, fail) => {
    const headers = { 'content-type': type, 'content-length': body.length }
    const asked = request(
      { agent, port: portal.port, host: '127.0.0.1', path, method: 'POST', headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
        )
      },
    )
    asked.on('error', fail)
    asked.end(body)
  })

/** Sends bytes that no client library would, and reads the status line. */
const firstLine = (bytes: string): Promise<string> =>
  new Promise((done, fail) => {
    const socket = connect(portal.port, '127.0.0.1', () => socket.write(bytes))
    socket.once('data', (answer) => {
      socket.destroy()
      done(answer.toString('latin1').split('\r\n')[0] ?? '')
    })
    socket.once('error', fail)
  })

/** Sends every body of a seed, some at once, and counts the answers by status. */
const flood = async (
  path: string,
  make: (random: Random) => Body,
  check: (answer: Answer, seed: number) => void,
): Promise<Map<number, number>> => {
  const counts = new Map<number, number>()
  let next = 0
  const sender = async (): Promise<void> => {
    while (next < BODIES) {
      const seed = SEED + next
      next += 1
      const answer = await post(path, make(seeded(seed)))
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
      expect(answer.status, `seed ${seed}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
      expect(answer.text, `seed ${seed}`).not.toMatch(/\n\s+at \S+ \(|Error:/)
      check(answer, seed)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return counts
}

describe('bodies that nobody should send', () => {
  it(
    'are refused by POST /api/eligibility in its own words, and never break it',
    { timeout: 3_600_000 },
    async () => {
      const counts = await flood('/api/eligibility', jsonBodyFrom, ({ status, type, text }, seed) => {
        if (status === 200) return
        expect(type, `seed ${seed}`).toBe('application/problem+json; charset=utf-8')
        expect(JSON.parse(text), `seed ${seed}`).toMatchObject({ status, code: expect.any(String) })
      })
      console.log(
        JSON.stringify({ case: 'malformed /api/eligibility', bodies: BODIES, ...Object.fromEntries(counts) }),
      )
      // The generator is worth something only where it meets both sides of the door.
      for (const status of [200, 400, 413, 415, 422])
        expect(counts.get(status), `${status}`).toBeGreaterThan(0)
    },
  )

  it('lead the check without JavaScript to a page', { timeout: 3_600_000 }, async () => {
    const counts = await flood('/check/', formBodyFrom, ({ type, text }, seed) => {
      expect(type, `seed ${seed}`).toBe('text/html; charset=UTF-8')
      expect(text, `seed ${seed}`).not.toContain('<script>')
      expect(text.match(/<h1[ >]/g)?.length, `seed ${seed}`).toBe(1)
    })
    console.log(JSON.stringify({ case: 'malformed /check/', bodies: BODIES, ...Object.fromEntries(counts) }))
    for (const status of [200, 422]) expect(counts.get(status), `${status}`).toBeGreaterThan(0)
  })

  it.each([
    ['no host at all', 'GET / HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: ..:99999\r\n\r\n'],
    ['a host in two words', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a protocol to come', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['an endless address', `GET /${'a'.repeat(200_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['no HTTP', '\u0000\u0001\r\n\r\n'],
    [
      'a body in broken pieces',
      'POST /api/eligibility HTTP/1.1\r\nHost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
    [
      'a body of negative length',
      'POST /check/ HTTP/1.1\r\nHost: x\r\ncontent-type: application/json\r\ncontent-length: -5\r\n\r\n',
    ],
  ])('with %s are the sender’s mistake', async (_, bytes) => {
    expect(await firstLine(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  it('leave the portal alive', async () => {
    expect((await fetch(`${portal.url}/api/health`)).status).toBe(200)
  })
})
