import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Together, type Outcome } from './together.ts'

const PATIENCE_MS = 50
const alive = (): void => undefined

/** Doubles what it is asked, has a fault with 13, and notes every call. */
const doubling = () => {
  const calls: number[][] = []
  const send = (asked: readonly number[]): Promise<Outcome<number>[]> => {
    calls.push([...asked])
    return Promise.resolve(
      asked.map((one) => (one === 13 ? { fault: new Error('thirteen') } : { answer: one * 2 })),
    )
  }
  return { calls, send }
}

describe('what is asked in the same moment', () => {
  it('goes in one call, and each gets its own answer', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    const asked = Array.from({ length: 20 }, (_, at) => at + 20)
    const answers = await Promise.all(asked.map((one) => together.ask(one, send, alive)))
    expect(answers).toEqual(asked.map((one) => one * 2))
    expect(calls).toEqual([asked])
  })

  it('goes in a call of its own when it comes later', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    expect([await together.ask(1, send, alive), await together.ask(2, send, alive)]).toEqual([2, 4])
    expect(calls).toEqual([[1], [2]])
  })

  it('fails alone where one has a fault', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    const ends = await Promise.allSettled([12, 13, 14].map((one) => together.ask(one, send, alive)))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(calls).toHaveLength(1)
  })

  it('fails together where the call fails, and the next call is a new one', async () => {
    const { send } = doubling()
    const together = new Together<number, number>()
    const broken = () => Promise.reject(new Error('gone'))
    const ends = await Promise.allSettled([1, 2].map((one) => together.ask(one, broken, alive)))
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await together.ask(3, send, alive)).toBe(6)
  })

  it('is more than one call where it is more than one may carry', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    const asked = Array.from({ length: 1100 }, (_, at) => at + 20)
    const answers = await Promise.all(asked.map((one) => together.ask(one, send, alive)))
    expect(answers).toEqual(asked.map((one) => one * 2))
    expect(calls.map(({ length }) => length)).toEqual([500, 500, 100])
  })
})

describe('in a crowd', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Eight at once, and after `restMs` one more and another 10 ms later. */
  const crowdAndTwo = async (restMs: number): Promise<number[][]> => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    const asked = Array.from({ length: 8 }, (_, at) => together.ask(at, send, alive))
    await vi.advanceTimersByTimeAsync(restMs)
    asked.push(together.ask(20, send, alive))
    await vi.advanceTimersByTimeAsync(10)
    asked.push(together.ask(21, send, alive))
    await vi.advanceTimersByTimeAsync(200)
    expect(await Promise.all(asked)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 40, 42])
    return calls.slice(1)
  }

  it('a group gathers a little longer', async () => {
    expect(await crowdAndTwo(30)).toEqual([[20, 21]])
  })

  it('and is sent at once when the crowd is over', async () => {
    expect(await crowdAndTwo(1100)).toEqual([[20], [21]])
  })
})

describe('when the first is gone before it has an answer', () => {
  const never = () => new Promise<never>(() => undefined)

  it('the others ask for themselves', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>(PATIENCE_MS)
    void together.ask(1, never, alive)
    expect(await Promise.all([2, 3].map((one) => together.ask(one, send, alive)))).toEqual([4, 6])
    expect(calls).toEqual([[2], [3]])
  })

  it('nobody joins a group that has not been sent for long', async () => {
    const { calls, send } = doubling()
    const together = new Together<number, number>()
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
    const first = together.ask(1, send, alive)
    clock.mockReturnValue(1200)
    const second = together.ask(2, send, alive)
    clock.mockRestore()
    expect(await Promise.all([first, second])).toEqual([2, 4])
    expect(calls).toEqual([[1], [2]])
  })
})
