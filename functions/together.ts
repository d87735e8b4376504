/** So many go in one call: their arguments stay far below the 32 MB that one may have. */
const MOST_IN_A_GROUP = 500
/** A group that still gathers after so long has lost whoever should have sent it: nobody joins it any more. */
const GATHERS_MS = 100
/** A call of so many was a crowd's: others are on their way while it is answered. */
const CROWD = 8
/** In a crowd a group gathers so long: fewer calls, and fewer transactions behind them, each of which writes whole pages. */
const CROWD_GATHERS_MS = 20
/** A crowd is over when none was sent for so long. */
const CROWD_LASTS_MS = 1000
/** How often one who waits looks for the answer, after the first time. A look costs a tenth of a call. */
const LOOK_EVERY_MS = 4
/** Nobody waits longer before the first look, however long the calls before took. */
const MOST_FIRST_MS = 100
/** Whoever has waited so long sends for itself. */
const PATIENCE_MS = 10_000

/** What became of one question of a group. A fault is ours. */
export type Outcome<A> = { answer: A } | { fault: Error }

/** For whoever is asked: every answer or fault, in their order, once all are there. */
export const outcomesOf = <A>(answers: readonly Promise<A>[]): Promise<Outcome<A>[]> =>
  Promise.all(
    answers.map((one) =>
      one.then(
        (answer) => ({ answer }),
        (fault: Error) => ({ fault }),
      ),
    ),
  )

/** Asks several questions in one call; the outcomes come in their order. */
type Send<Q, A> = (questions: readonly Q[]) => Promise<readonly Outcome<A>[]>

/** All that requests share: plain data, and no promise. */
type Group<Q, A> = { questions: Q[]; sinceMs: number; outcomes?: readonly Outcome<A>[] }

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const endOf = <A>(outcome: Outcome<A> | undefined): A => {
  if (outcome === undefined) throw new Error('a call had fewer outcomes than questions')
  if ('fault' in outcome) throw outcome.fault
  return outcome.answer
}

/**
 * Sends what several requests ask in the same moment in one call, which costs more than what it carries. The first of them sends
 * for all and lays the outcomes down; the others look for theirs, each on a timer of its own. So no request ever settles the
 * promise of another: workerd loses track of whose I/O it is where many do. Should the first be gone, the others ask for
 * themselves; a question has to bear being asked twice. Time here is one that no clock sets back.
 */
export class Together<Q, A> {
  readonly #patienceMs: number
  #gathering: Group<Q, A> | undefined
  /** How long the last call took from the first question to its answer: whoever waits looks first when that is over. */
  #lastMs = 0
  /** When the last crowd was sent. */
  #crowdAtMs = -Infinity

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs
  }

  /** `send` and `keepAlive` (the runtime's `waitUntil`) are those of the request that asks. Rejects with the fault of this question alone. */
  async ask(question: Q, send: Send<Q, A>, keepAlive: (work: Promise<void>) => void): Promise<A> {
    const nowMs = performance.now()
    const group = this.#open(nowMs)
    const at = group.questions.push(question) - 1
    if (at === 0) {
      const sending = this.#lead(group, send)
      // The others need it even where its own visitor goes away.
      keepAlive(sending)
      await sending
    } else await this.#follow(group, nowMs)
    return endOf(group.outcomes === undefined ? (await send([question]))[0] : group.outcomes[at])
  }

  #open(nowMs: number): Group<Q, A> {
    const open = this.#gathering
    const takes =
      open !== undefined && open.questions.length < MOST_IN_A_GROUP && nowMs - open.sinceMs < GATHERS_MS
    if (takes) return open
    const group: Group<Q, A> = { questions: [], sinceMs: nowMs }
    this.#gathering = group
    return group
  }

  #isCrowd(nowMs: number): boolean {
    return nowMs - this.#crowdAtMs < CROWD_LASTS_MS
  }

  async #lead(group: Group<Q, A>, send: Send<Q, A>): Promise<void> {
    // A timer, not a microtask: requests that have arrived already come in before it runs.
    await pause(this.#isCrowd(group.sinceMs) ? CROWD_GATHERS_MS : 0)
    if (this.#gathering === group) this.#gathering = undefined
    if (group.questions.length >= CROWD) this.#crowdAtMs = performance.now()
    try {
      group.outcomes = await send(group.questions)
      this.#lastMs = performance.now() - group.sinceMs
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error))
      group.outcomes = group.questions.map(() => ({ fault }))
    }
  }

  async #follow(group: Group<Q, A>, nowMs: number): Promise<void> {
    const restMs = this.#isCrowd(nowMs) ? group.sinceMs + this.#lastMs - nowMs : 0
    await pause(Math.min(Math.max(restMs, LOOK_EVERY_MS), MOST_FIRST_MS, this.#patienceMs))
    const looks = Math.ceil(this.#patienceMs / LOOK_EVERY_MS)
    for (let look = 0; look < looks && group.outcomes === undefined; look += 1) await pause(LOOK_EVERY_MS)
  }
}
