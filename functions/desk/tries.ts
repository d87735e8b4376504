import { eq, inArray } from 'drizzle-orm'
import { refuse, type Result } from '../../schema/result.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { lookupHash } from '../lookup-hash.ts'
import type { Books } from './books.ts'
import { tries } from './tables.ts'

/** Who tries, from where. `known` is a device on which this very person has signed in before. */
export type Client = {
  network: string
  device: string
  known?: { staffId: string; id: string } | undefined
  nowMs: number
}

/** So many wrong tries cost nothing; each further one doubles the wait, up to a most. */
const steps = {
  pair: { free: 5, firstMs: 30_000, mostMs: 15 * 60_000 },
  network: { free: 20, firstMs: 30_000, mostMs: 15 * 60_000 },
  device: { free: 5, firstMs: 30_000, mostMs: 15 * 60_000 },
  /** Wrong codes after the right password: only who knows the password gets here, so it keeps nobody else out. */
  code: { free: 15, firstMs: 60_000, mostMs: 60 * 60_000 },
} as const
type Kind = keyof typeof steps
export type Tally = { kind: Kind; key: string }

/** So long after the last wrong try it is forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000

const tally = ({ ring }: Books, kind: Kind, ...of: readonly string[]): Tally => ({
  kind,
  key: `${kind}/${lookupHash(ring, 'desk-tries', JSON.stringify(of))}`,
})

const isKnown = ({ known }: Client, staffId: string | undefined): boolean =>
  known !== undefined && known.staffId === staffId

/**
 * What a try counts against. A known device counts for itself alone, so that nothing strangers do, from any network, keeps its owner
 * out; everybody else counts by name and network together, and by network.
 */
export const talliesOf = (
  books: Books,
  client: Client,
  { login, staffId, code = false }: { login: string; staffId: string | undefined; code?: boolean },
): readonly Tally[] =>
  isKnown(client, staffId)
    ? [tally(books, 'device', staffId ?? '', client.known?.id ?? '')]
    : [
        tally(books, 'pair', login, client.network),
        tally(books, 'network', client.network),
        ...(code ? [tally(books, 'code', staffId ?? '')] : []),
      ]

const waitMs = ({ kind, count, lastMs }: { kind: Kind; count: number; lastMs: number }, nowMs: number) => {
  const { free, firstMs, mostMs } = steps[kind]
  if (count < free || nowMs - lastMs > FORGOTTEN_MS) return 0
  return lastMs + Math.min(mostMs, firstMs * 2 ** (count - free)) - nowMs
}

const rowsOf = ({ db }: Books, tallies: readonly Tally[]) =>
  db
    .select()
    .from(tries)
    .where(
      inArray(
        tries.key,
        tallies.map(({ key }) => key),
      ),
    )
    .all()

/** Refuses `too_many_tries` while somebody has to wait; nothing is counted and no password is looked at then. */
export const haveToWait = (
  books: Books,
  tallies: readonly Tally[],
  nowMs: number,
): Result<never, DeskFault> | undefined => {
  const waits = rowsOf(books, tallies).map((row) => {
    const kind = tallies.find(({ key }) => key === row.key)?.kind ?? 'pair'
    return waitMs({ ...row, kind }, nowMs)
  })
  const longest = Math.max(0, ...waits)
  return longest > 0
    ? refuse({ code: 'too_many_tries' as const, retryAfterSeconds: Math.ceil(longest / 1000) })
    : undefined
}

export const countWrong = (books: Books, tallies: readonly Tally[], nowMs: number): void => {
  const before = new Map(rowsOf(books, tallies).map((row) => [row.key, row]))
  for (const { key } of tallies) {
    const row = before.get(key)
    const fresh = row === undefined || nowMs - row.lastMs > FORGOTTEN_MS
    const next = { count: fresh ? 1 : row.count + 1, lastMs: nowMs }
    books.db
      .insert(tries)
      .values({ key, ...next })
      .onConflictDoUpdate({ target: tries.key, set: next })
      .run()
  }
}

/** After signing in: what was counted by network stays, or one account would pay for tries at all others. */
export const forgive = ({ db }: Books, tallies: readonly Tally[]): void => {
  for (const { key, kind } of tallies)
    if (kind !== 'network') db.delete(tries).where(eq(tries.key, key)).run()
}
