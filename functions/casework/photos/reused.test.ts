import { describe, expect, it } from 'vitest'
import { Reused } from './reused.ts'

const PAGE = 65_536
const codecs = () => {
  let started = 0
  const reused = new Reused(() => {
    started += 1
    const memory = new WebAssembly.Memory({ initial: 1 })
    new Uint8Array(memory.buffer).set([1, 2, 3])
    return Promise.resolve({ codec: { memory, number: started }, memory })
  })
  return { reused, started: () => started }
}
type Codec = { memory: WebAssembly.Memory; number: number }
const bytesOf = ({ memory }: Codec): Uint8Array => new Uint8Array(memory.buffer)

describe('a codec that is used again', () => {
  it('remembers nothing of the picture before', async () => {
    const { reused, started } = codecs()
    await reused.use((codec) => {
      codec.memory.grow(3)
      bytesOf(codec).fill(77)
    })
    const seen = await reused.use((codec) => bytesOf(codec).slice())
    expect(seen).toHaveLength(4 * PAGE)
    expect([...seen.subarray(0, 4)]).toEqual([1, 2, 3, 0])
    expect(seen.subarray(3).every((byte) => byte === 0)).toBe(true)
    expect(started()).toBe(1)
  })
  it('is another one after it stopped in the middle, also for who waited already', async () => {
    const { reused } = codecs()
    const broken = reused.use((codec) => {
      bytesOf(codec).fill(77)
      throw new WebAssembly.RuntimeError('unreachable')
    })
    const waiting = reused.use((codec) => [codec.number, bytesOf(codec)[5]])
    await expect(broken).rejects.toThrow('unreachable')
    expect(await waiting).toEqual([2, 0])
  })
  it('is let go once it has grown large', async () => {
    const { reused } = codecs()
    const numbers = await Promise.all([
      reused.use(({ memory, number }) => (memory.grow(800), number)),
      reused.use(({ number }) => number),
    ])
    expect(numbers).toEqual([1, 2])
  })
})
