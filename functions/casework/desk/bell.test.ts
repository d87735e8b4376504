import { describe, expect, it } from 'vitest'
import { Bell } from './bell.ts'

const LONG = 60_000

describe('the bell of urgent cases', () => {
  it('answers at once whoever knows an older version, or none', async () => {
    const bell = new Bell()
    expect(await bell.wait('', LONG)).toBe(bell.version)
  })

  it('tells everybody who waits when what was noted is on disk, and not before', async () => {
    const bell = new Bell()
    const known = bell.version
    let told = 0
    const waiting = [1, 2].map(async () => {
      const version = await bell.wait(known, LONG)
      told += 1
      return version
    })
    bell.note()
    await Promise.resolve()
    expect(told).toBe(0)
    bell.ring()
    expect(await Promise.all(waiting)).toEqual([bell.version, bell.version])
    expect(bell.version).not.toBe(known)
  })

  it('tells nothing that was undone', async () => {
    const bell = new Bell()
    const known = bell.version
    bell.note()
    bell.forget()
    bell.ring()
    expect(await bell.wait(known, 5)).toBe(known)
  })

  it('is another one after a start', () => {
    expect(new Bell().version).not.toBe(new Bell().version)
  })
})
