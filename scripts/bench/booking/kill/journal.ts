import type { Reply, Sent } from '../client.ts'
import type { Send } from '../couple.ts'
import type { TestParty } from '../../../lib/people.ts'
import { atOnce } from '../meter.ts'
import type { Time } from '../times.ts'

/** What a party was told last about its booking. */
export type Told = { code: string; party: TestParty; time: Time; state: 'booked' | 'cancelled' }

const REPLAYS_AT_ONCE = 16

/** All that the portal has acknowledged: what it said of each booking, and its answer to each request with a key. */
export class Journal {
  readonly #told = new Map<string, Told>()
  #answered: { request: Sent; reply: Reply }[] = []
  #writes = 0
  #replayed = 0
  #changed = 0
  #firstChange: string | undefined

  /** Acknowledged changes of the ledger. */
  get writes(): number {
    return this.#writes
  }

  get told(): Told[] {
    return [...this.#told.values()]
  }

  get replays(): { replayed: number; changed: number; firstChange?: string } {
    const counts = { replayed: this.#replayed, changed: this.#changed }
    return this.#firstChange === undefined ? counts : { ...counts, firstChange: this.#firstChange }
  }

  answered(request: Sent, reply: Reply): void {
    if (reply.status < 300) this.#writes += 1
    if (request.key !== undefined) this.#answered.push({ request, reply })
  }

  tell(told: Told): void {
    this.#told.set(told.code, told)
  }

  /** Sends what was answered since the last time once more, each with its key, and counts the answers that are not the first again. */
  async replay(send: Send): Promise<void> {
    const before = this.#answered
    this.#answered = []
    await atOnce(REPLAYS_AT_ONCE, before, async ({ request, reply }) => {
      const again = await send(request)
      this.#replayed += 1
      if (again.status === reply.status && again.text === reply.text) return
      this.#changed += 1
      this.#firstChange ??= `${request.path}: ${reply.status} ${reply.text} became ${again.status} ${again.text}`
    })
  }
}
