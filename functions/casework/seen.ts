import { mayBeNear, type Spot } from '../../schema/casework/near.ts'

type SeenCase = { caseId: string; openedMs: number; spot: Spot }

/** The newest of a kind that are compared; beyond them somebody at the desk sees what belongs together. */
export const MOST_SEEN = 200

/** Cases of late by kind, newest last. In memory only: a place is nowhere stored in clear. */
export class Seen {
  readonly #byKind = new Map<string, SeenCase[]>()

  knows(kind: string): boolean {
    return this.#byKind.has(kind)
  }

  load(kind: string, cases: SeenCase[]): void {
    this.#byKind.set(kind, cases.slice(-MOST_SEEN))
  }

  add(kind: string, one: SeenCase): void {
    const cases = this.#byKind.get(kind) ?? []
    cases.push(one)
    if (cases.length > 2 * MOST_SEEN) cases.splice(0, cases.length - MOST_SEEN)
    this.#byKind.set(kind, cases)
  }

  /** Cases that may be about the same, the newest first. */
  *near(kind: string, spot: Spot, sinceMs: number, metres: number): Generator<string> {
    const cases = this.#byKind.get(kind) ?? []
    for (let at = cases.length - 1; at >= Math.max(0, cases.length - MOST_SEEN); at -= 1) {
      const one = cases[at]
      if (one === undefined || one.openedMs < sinceMs) return
      if (mayBeNear(one.spot, spot, metres)) yield one.caseId
    }
  }
}
