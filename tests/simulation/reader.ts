import type { Snapshot } from '../../functions/booking/commands.ts'
import { countsOf } from './checks.ts'
import type { Seen } from './look.ts'
import { Broken } from './engine.ts'
import type { World } from './world.ts'

const startOf = (key: string): number => Number(key.split('/')[2])

/**
 * A reader of availability: it starts with everything and then asks only for what changed, over restarts as well. What it
 * knows must be what the tables say; so memory, versions and tables agree.
 */
export class Reader {
  readonly #counts = new Map<string, number>()
  #version = -1

  #take(snapshot: Snapshot): void {
    if (snapshot.version < this.#version)
      throw new Broken('versions only rise', { before: this.#version, now: snapshot.version })
    this.#version = snapshot.version
    if (snapshot.whole) this.#counts.clear()
    snapshot.keys.forEach((key, at) => this.#counts.set(key, snapshot.counts[at] ?? 0))
  }

  async compare(world: World, { places }: Seen): Promise<void> {
    this.#take(await world.ledger.snapshot(world.nowMs, this.#version))
    const inTables = countsOf(places)
    const keys = new Set([...this.#counts.keys(), ...inTables.keys()])
    const wrong = [...keys]
      .filter((key) => startOf(key) > world.promises.latestMs)
      .filter((key) => (this.#counts.get(key) ?? 0) !== (inTables.get(key) ?? 0))
      .map((key) => ({ key, memory: this.#counts.get(key), tables: inTables.get(key) }))
    if (wrong.length > 0) throw new Broken('memory is what the tables say', wrong)
  }
}
