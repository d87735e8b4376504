import { describe, expect, it } from 'vitest'
import { Batch } from './batch.ts'

/** A store that can take back what a transaction wrote. */
const store = () => {
  let rows: string[] = []
  const counts = { transactions: 0, undone: 0, done: 0 }
  const batch = new Batch(
    (work) => {
      counts.transactions += 1
      const before = [...rows]
      try {
        work()
      } catch (error) {
        rows = before
        throw error
      }
    },
    () => (counts.undone += 1),
    () => (counts.done += 1),
  )
  const write = (row: string) =>
    batch.add(() => {
      rows.push(row)
      if (row === 'fault') throw new Error('fault')
      return rows.length
    })
  return { write, counts, rows: () => rows }
}

describe('a batch', () => {
  it('runs what comes together in one transaction, in the order in which it came', async () => {
    const { write, counts, rows } = store()
    expect(await Promise.all([write('a'), write('b'), write('c')])).toEqual([1, 2, 3])
    expect(rows()).toEqual(['a', 'b', 'c'])
    expect(counts).toEqual({ transactions: 1, undone: 0, done: 1 })
  })

  it('lets only that one fail which has the fault, and keeps nothing of it', async () => {
    const { write, counts, rows } = store()
    const ends = await Promise.allSettled([write('a'), write('fault'), write('c')])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(rows()).toEqual(['a', 'c'])
    expect(counts).toEqual({ transactions: 4, undone: 2, done: 2 })
  })

  it('goes on with what comes later', async () => {
    const { write, rows } = store()
    await write('a')
    await write('b')
    expect(rows()).toEqual(['a', 'b'])
  })
})
