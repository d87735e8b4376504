import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { StaticFirst } from './static-first.ts'

const app = new Hono({ router: new StaticFirst() })
  .use(async (c, next) => {
    await next()
    c.header('x-seen', 'yes')
  })
  .get('/bookings', (c) => c.text('list'))
  .post('/bookings', (c) => c.text('new'))
  .post('/bookings/lookup', (c) => c.text('look up'))
  .post('/bookings/:code/move', (c) => c.text(`move ${c.req.param('code')}`))
  .all('/bookings/*', (c) => c.text('else', 404))

const ask = async (method: string, path: string): Promise<string> => {
  const answer = await app.request(path, { method })
  return `${answer.status} ${await answer.text()} ${answer.headers.get('x-seen') ?? 'no'}`
}

describe('the router', () => {
  it.each([
    ['GET', '/bookings', '200 list yes'],
    ['POST', '/bookings', '200 new yes'],
    ['PUT', '/bookings', '404 else yes'],
    ['POST', '/bookings/lookup', '200 look up yes'],
    ['GET', '/bookings/lookup', '404 else yes'],
    ['POST', '/bookings/A1/move', '200 move A1 yes'],
    ['POST', '/bookings/lookup/move', '200 move lookup yes'],
    ['GET', '/nothing', '404 404 Not Found yes'],
  ])('answers %s %s the second time as the first', async (method, path, answer) => {
    expect([await ask(method, path), await ask(method, path)]).toEqual([answer, answer])
  })

  it('reads the address anew where a part of it is read', async () => {
    expect([await ask('POST', '/bookings/B2/move'), await ask('POST', '/bookings/C3/move')]).toEqual([
      '200 move B2 yes',
      '200 move C3 yes',
    ])
  })
})
