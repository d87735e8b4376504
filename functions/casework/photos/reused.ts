/** What a codec may hold on to between two pictures; one that grew further is let go with its memory. */
const MOST_KEPT_BYTES = 48_000_000

const lastUsed = (bytes: Uint8Array): number => {
  let at = bytes.length
  while (at > 0 && bytes[at - 1] === 0) at -= 1
  return at
}

/** A codec with its memory as it was at the start. */
type Started<Codec> = { codec: Codec; memory: WebAssembly.Memory; first: Uint8Array }

/**
 * Uses one codec for many pictures, one after the other. The memory of a codec is freed late, and some pictures would fill the
 * machine with what nobody needs any more. After each picture the memory is set back to what it was at the start: nothing of one
 * picture is there when the next one comes. A codec that stopped in the middle is not used again.
 */
export class Reused<Codec> {
  readonly #start: () => Promise<{ codec: Codec; memory: WebAssembly.Memory }>
  #started: Promise<Started<Codec>> | undefined

  constructor(start: () => Promise<{ codec: Codec; memory: WebAssembly.Memory }>) {
    this.#start = start
  }

  /** `work` may read the codec's memory, and has to be done with it when it returns. */
  async use<T>(work: (codec: Codec) => T): Promise<T> {
    const mine = (this.#started ??= this.#begin())
    const { codec, memory, first } = await mine
    // Somebody else's picture has ended this one while we waited for it.
    if (this.#started !== mine) return this.use(work)
    const done = this.#orForget(() => work(codec))
    if (memory.buffer.byteLength > MOST_KEPT_BYTES) this.#started = undefined
    else {
      const now = new Uint8Array(memory.buffer)
      now.fill(0, first.length)
      now.set(first)
    }
    return done
  }

  #orForget<T>(work: () => T): T {
    try {
      return work()
    } catch (fault) {
      this.#started = undefined
      throw fault
    }
  }

  async #begin(): Promise<Started<Codec>> {
    const { codec, memory } = await this.#start()
    const bytes = new Uint8Array(memory.buffer)
    return { codec, memory, first: bytes.slice(0, lastUsed(bytes)) }
  }
}
