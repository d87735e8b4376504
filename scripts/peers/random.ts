/** A repeatable stream of numbers below one (mulberry32): the same seed gives the same household on every machine. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(next: () => number, list: readonly [T, ...T[]]): T =>
  list[Math.floor(next() * list.length)] ?? list[0]
