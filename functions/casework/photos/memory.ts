/** What the codecs built by imagescript have in common: they take and leave blocks of their own memory. */
export type Blocks = { memory: WebAssembly.Memory; walloc: (bytes: number) => number }

/** Puts bytes into a codec's memory; where they are. */
export const given = ({ memory, walloc }: Blocks, bytes: Uint8Array | Uint8ClampedArray): number => {
  const at = walloc(bytes.length)
  // Made after the block: taking one may move the whole memory.
  new Uint8Array(memory.buffer).set(bytes, at)
  return at
}

export const taken = ({ memory }: Blocks, at: number, length: number): Uint8Array =>
  new Uint8Array(memory.buffer, at, length)
