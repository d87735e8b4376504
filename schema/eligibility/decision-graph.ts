import type { Scalar } from './rule.ts'

/**
 * Conditions as one graph of tests, for many households in a row: a test looks at one small number and says where to go on, so a
 * verdict is a short walk without a call, and no code is written at run time. Each test sees a slot, a set of bits that is
 * found when it is first asked for in a household.
 */
export type Slot = number

/** Bits of a slot: the values it was tested for, and one of these two, so that a slot that was read is never 0. */
export const KNOWN = 1 << 29
export const OPEN = 1 << 30
const MOST_VALUES = 29

/** Where a walk goes on: a test, or the end `~target`. */
export type Target = number

type Test = { slot: Slot; mask: number; yes: Target; no: Target; open: Target }

export type Graph = {
  /** A slot whose bits are worked out by `fill`. */
  slot: (fill: () => number) => Slot
  /** A slot whose bits are the end of a walk. */
  walked: (from: Target) => Slot
  /** Goes to `yes` where the slot has a bit of the mask, to `open` where it is open, else to `no`. */
  test: (test: Test) => Target
  ready: () => Walker
}
export type Walker = {
  /** Forgets the household before. */
  begin: () => void
  /** Forgets what these slots hold. */
  forget: (slots: readonly Slot[]) => void
  /** Looks at a slot, and finds what is in it where nobody has looked yet. */
  bits: (slot: Slot) => number
  /** The end to which the tests lead from this one on. */
  walk: (from: Target) => number
}

const WALKED = (): number => OPEN

/** Collects tests, each only once, however many conditions lead to it. */
export const graphOf = (): Graph => {
  const fills: (() => number)[] = []
  const roots: Target[] = []
  const tests: Test[] = []
  const known = new Map<string, Target>()
  const slot = (fill: () => number): Slot => fills.push(fill) - 1
  return {
    slot,
    walked: (from) => {
      const made = slot(WALKED)
      roots[made] = from
      return made
    },
    test: (test) => {
      const { slot: at, mask, yes, no, open } = test
      if (yes === no && no === open) return yes
      const key = `${at} ${mask} ${yes} ${no} ${open}`
      const same = known.get(key)
      if (same !== undefined) return same
      known.set(key, tests.length)
      return tests.push(test) - 1
    },
    ready: () => walkerOf(fills, roots, tests),
  }
}

const NO_ROOT = 2 ** 31 - 1
const FIELDS = 5

const walkerOf = (
  fills: readonly (() => number)[],
  roots: readonly Target[],
  tests: readonly Test[],
): Walker => {
  const read = new Int32Array(fills.length)
  const flat = Int32Array.from(tests.flatMap(({ slot, mask, yes, no, open }) => [slot, mask, yes, no, open]))
  const rootOf = Int32Array.from(fills, (_, slot) => roots[slot] ?? NO_ROOT)
  const fillOf = (slot: Slot): number => {
    const root = rootOf[slot] as number
    return (read[slot] = root === NO_ROOT ? (fills[slot] as () => number)() : walk(root))
  }
  const walk = (from: Target): number => {
    let at = from
    while (at >= 0) {
      const test = at * FIELDS
      const slot = flat[test] as number
      const bits = read[slot] || fillOf(slot)
      at = flat[test + (bits & (flat[test + 1] as number) ? 2 : bits & OPEN ? 4 : 3)] as number
    }
    return ~at
  }
  return {
    begin: () => {
      for (let at = 0; at < read.length; at += 1) read[at] = 0
    },
    forget: (slots) => {
      for (const slot of slots) read[slot] = 0
    },
    bits: (slot) => read[slot] || fillOf(slot),
    walk,
  }
}

/** Gives each value that a fact is tested for a bit of its own. */
export type Values = { maskOf: (wanted: readonly Scalar[]) => number; bitsOf: (value: unknown) => number }

export const valuesOf = (): Values => {
  const bits = new Map<unknown, number>([
    [undefined, OPEN],
    ['unknown', OPEN],
  ])
  let values = 0
  const bitFor = (value: Scalar): number => {
    const known = bits.get(value)
    if (known !== undefined) return known & ~KNOWN
    if (values >= MOST_VALUES) throw new Error(`a fact is tested for more than ${MOST_VALUES} values`)
    const bit = 1 << values
    values += 1
    bits.set(value, bit | KNOWN)
    return bit
  }
  const ofList = (list: readonly unknown[]): number => {
    let all = KNOWN
    for (const entry of list) all |= bits.get(entry) ?? 0
    return all
  }
  return {
    maskOf: (wanted) => wanted.reduce((mask: number, value) => mask | bitFor(value), 0),
    bitsOf: (value) => (Array.isArray(value) ? ofList(value) : (bits.get(value) ?? KNOWN)),
  }
}
