import { orderText, type ClosedList, type DrawEntry, type DrawTime } from './draw-list.ts'

/** SHA-256 of the UTF-8 of a text, in lower-case hex. */
export type Sha256 = (text: string) => string

/** Who got which time, and who got none, both in drawn order. */
export type Allocation = { given: { entry: string; start: string }[]; waiting: string[] }

/** The entries by their hashes, lowest first: no other thing about an entry moves it. */
export const orderByHash = (hashed: readonly { entry: string; hash: string }[]): string[] =>
  [...hashed]
    .sort((one, other) =>
      one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : one.entry < other.entry ? -1 : 1,
    )
    .map(({ entry }) => entry)

/** The order of the entries under a public value. The hash comes in, because a transaction cannot wait for one. */
export const drawnOrder = (
  entries: readonly Pick<DrawEntry, 'entry'>[],
  publicValue: string,
  commitment: string,
  sha256: Sha256,
): string[] =>
  orderByHash(
    entries.map(({ entry }) => ({ entry, hash: sha256(orderText(publicValue, commitment, entry)) })),
  )

/** In the drawn order each entry takes the first of its preferences that still has a place; whoever finds none waits. */
export const allocate = (
  order: readonly string[],
  { entries, times }: { entries: readonly DrawEntry[]; times: readonly DrawTime[] },
): Allocation => {
  const preferencesOf = new Map(entries.map(({ entry, preferences }) => [entry, preferences]))
  const left = new Map(times.map(({ start, places }) => [start, places]))
  const allocation: Allocation = { given: [], waiting: [] }
  for (const entry of order) {
    const start = preferencesOf.get(entry)?.find((wanted) => (left.get(wanted) ?? 0) > 0)
    if (start === undefined) allocation.waiting.push(entry)
    else {
      left.set(start, (left.get(start) ?? 0) - 1)
      allocation.given.push({ entry, start })
    }
  }
  return allocation
}

/** The whole draw: order and allocation of a closed list under a public value. */
export const draw = (
  list: ClosedList,
  publicValue: string,
  commitment: string,
  sha256: Sha256,
): Allocation & { order: string[] } => {
  const order = drawnOrder(list.entries, publicValue, commitment, sha256)
  return { order, ...allocate(order, list) }
}
