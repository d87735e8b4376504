import { describe, expect, it } from 'vitest'
import { browserAt, codeAt, join, typePassword } from '../../tests/worker/desk-visits.ts'
import { deskPaths } from '../../views/desk/addresses.ts'

const MINUTE = 60_000
const WRONG = 'not the password at all'

const wrongly = async (login: string, atMs: number, network: string, times: number): Promise<number[]> => {
  const answers: number[] = []
  for (let tried = 0; tried < times; tried += 1)
    answers.push((await typePassword(browserAt(atMs, { network }), login, WRONG)).status)
  return answers
}

describe('who guesses', () => {
  it('has to wait after five wrong passwords, and longer each time; the right one does not help meanwhile', async () => {
    const { login, nowMs } = await join()
    const from = '10.1.0.1'
    expect(await wrongly(login, nowMs, from, 6)).toEqual([401, 401, 401, 401, 401, 429])
    expect((await typePassword(browserAt(nowMs, { network: from }), login)).status).toBe(429)
    const later = nowMs + 31_000
    expect(await wrongly(login, later, from, 2)).toEqual([401, 429])
    expect(await wrongly(login, later + 31_000, from, 1)).toEqual([429])
    expect(await wrongly(login, later + 61_000, from, 1)).toEqual([401])
  })

  it('waits for the network, too, whatever names were tried', async () => {
    const { nowMs } = await join()
    const from = '10.2.0.1'
    for (let name = 0; name < 20; name += 1) await wrongly(`nobody${name}`, nowMs, from, 1)
    expect(await wrongly('somebody.new', nowMs, from, 1)).toEqual([429])
    expect(await wrongly('somebody.new', nowMs, '10.2.0.2', 1)).toEqual([401])
  })

  it('does not start anew by knowing the password: wrong codes count until the right one', async () => {
    const { login, nowMs } = await join()
    const network = '10.3.0.1'
    for (let tried = 0; tried < 4; tried += 1) {
      const browser = browserAt(nowMs, { network })
      await typePassword(browser, login)
      await browser.post(deskPaths.code, { code: '000000' })
    }
    expect(await wrongly(login, nowMs, network, 2)).toEqual([401, 429])
  })

  it('who knows the password and tries codes from many networks waits for the account', async () => {
    const { login, secret, nowMs } = await join()
    const later = nowMs + MINUTE
    const answers: number[] = []
    for (let tried = 0; tried < 16; tried += 1) {
      const browser = browserAt(later, { network: `10.4.0.${tried}` })
      await typePassword(browser, login)
      answers.push((await browser.post(deskPaths.code, { code: '000000' })).status)
    }
    expect(answers).toEqual([...Array<number>(15).fill(401), 429])
    const right = browserAt(later, { network: '10.4.1.1' })
    await typePassword(right, login)
    expect((await right.post(deskPaths.code, { code: codeAt(secret, later) })).status).toBe(429)
  })
})

describe('who is guessed at', () => {
  it('gets in from a device of their own, from the very network of those who guess', async () => {
    const { browser, login, secret, nowMs } = await join('admin', {}, { network: '10.5.0.1' })
    const later = nowMs + MINUTE
    await wrongly(login, later, '10.5.0.1', 12)
    for (let name = 0; name < 20; name += 1) await wrongly(`nobody${name}`, later, '10.5.0.1', 1)
    const own = browserAt(later, { jar: new Map(browser.jar), network: '10.5.0.1' })
    expect((await typePassword(own, login)).url).toBe(deskPaths.code)
    expect((await own.post(deskPaths.code, { code: codeAt(secret, later) })).url).toBe(deskPaths.start)
  })

  it('gets in from a new device on another network', async () => {
    const { login, secret, nowMs } = await join()
    const later = nowMs + MINUTE
    await wrongly(login, later, '10.6.0.1', 12)
    const elsewhere = browserAt(later, { network: '10.6.0.2' })
    expect((await typePassword(elsewhere, login)).url).toBe(deskPaths.code)
    expect((await elsewhere.post(deskPaths.code, { code: codeAt(secret, later) })).url).toBe(deskPaths.start)
  })

  it('is known by a device only as themselves: it opens no other account, and cannot be made up', async () => {
    const [one, other] = [await join(), await join()]
    const network = '10.7.0.1'
    await wrongly(other.login, one.nowMs, network, 5)
    const device = one.browser.jar.get('__Host-desk-device') ?? ''
    for (const value of [device, `${device.slice(0, -2)}xx`]) {
      const jar = new Map([['__Host-desk-device', value]])
      expect((await typePassword(browserAt(one.nowMs, { jar, network }), other.login)).status).toBe(429)
    }
  })
})
