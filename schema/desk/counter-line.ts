import type { Day } from '../dates.ts'
import type { DeskFaultCode } from './faults.ts'

/** Where somebody stands on their day. `expected`: booked, and not come yet. `left`: came, and went without being served. */
export const stages = ['expected', 'arrived', 'called', 'done', 'left', 'no-show'] as const
export type Stage = (typeof stages)[number]

/** What staff at the counter mark. */
export const counterActs = ['arrive', 'call', 'done', 'leave', 'no-show'] as const
export type CounterAct = (typeof counterActs)[number]

export type VisitKind = 'booked' | 'walk-in'

/** One who is expected, in line, or through with it. Times are null for who came without a booking. */
export type Standing = { kind: VisitKind; stage: Stage; day: Day; startMs: number | null }
export type Moment = { today: Day; nowMs: number }

const steps: Record<Stage, readonly CounterAct[]> = {
  expected: ['arrive', 'no-show'],
  arrived: ['call', 'leave'],
  called: ['done', 'leave'],
  done: [],
  left: [],
  'no-show': [],
}

/** Where an act leads. */
export const stageAfter: Record<CounterAct, Stage> = {
  arrive: 'arrived',
  call: 'called',
  done: 'done',
  leave: 'left',
  'no-show': 'no-show',
}

/**
 * Why an act is refused now, or undefined. Nobody arrives on another day, and nobody has failed to come before their time has begun:
 * until then the place is theirs. Of a day that is over, what nobody marked can still be said to be done.
 */
export const actFault = (
  { kind, stage, day, startMs }: Standing,
  act: CounterAct,
  { today, nowMs }: Moment,
): DeskFaultCode | undefined => {
  const late = act === 'done' && stage === 'expected' && kind === 'booked' && day < today
  if (late) return undefined
  if (!steps[stage].includes(act)) return 'not_now'
  if (act === 'no-show') return startMs === null || startMs > nowMs ? 'early_no_show' : undefined
  return (act === 'arrive' || act === 'call') && day !== today ? 'other_day' : undefined
}

/** What can be marked now. */
export const actsNow = (standing: Standing, moment: Moment): CounterAct[] =>
  counterActs.filter((act) => actFault(standing, act, moment) === undefined)

export type InLine = {
  kind: VisitKind
  startMs: number | null
  endMs: number | null
  arrivedMs: number
  number: number
}

/** Whoever came after their time was over takes their turn from when they came: the punctual do not wait for them. */
const turnMs = ({ startMs, endMs, arrivedMs }: InLine): number =>
  startMs === null || endMs === null || arrivedMs > endMs ? arrivedMs : startMs

/**
 * In which order those in line are called: first who booked, by the time they booked, and at one time by who came first; then who came
 * without a booking, by number. A booked time is a promise; walking in takes what the promises leave.
 */
export const callOrder = <T extends InLine>(line: readonly T[]): T[] =>
  [...line].sort(
    (one, other) =>
      Number(one.kind === 'walk-in') - Number(other.kind === 'walk-in') ||
      (one.kind === 'booked' ? turnMs(one) - turnMs(other) : 0) ||
      one.number - other.number,
  )

export type Figures = Record<
  'booked' | 'walkIns' | 'done' | 'serving' | 'waiting' | 'expected' | 'missed',
  number
> & {
  /** Since when the longest waits; undefined while nobody does. */
  waitingSinceMs: number | undefined
}

/** The figures of a day. Whoever came without a booking is counted wherever they stand. */
export const figuresOf = (
  all: readonly { kind: VisitKind; stage: Stage; arrivedMs: number | null }[],
): Figures => {
  const at = (stage: Stage) => all.filter((one) => one.stage === stage)
  const waits = at('arrived').flatMap(({ arrivedMs }) => arrivedMs ?? [])
  return {
    booked: all.filter(({ kind }) => kind === 'booked').length,
    walkIns: all.filter(({ kind }) => kind === 'walk-in').length,
    done: at('done').length,
    serving: at('called').length,
    waiting: at('arrived').length,
    expected: at('expected').length,
    missed: at('no-show').length,
    waitingSinceMs: waits.length === 0 ? undefined : Math.min(...waits),
  }
}
