import { clockOf } from '../../../schema/booking/instant.ts'
import { dayOf } from '../../../schema/dates.ts'
import { actsNow, type Moment } from '../../../schema/desk/counter-line.ts'
import type { CounterRow } from '../../../views/desk/counter/model.ts'
import type { CounterLine } from '../../booking/desk/counter/index.ts'
import { t } from '../../words.ts'

const MINUTE_MS = 60_000
const NOON = '12:00'

export const minutesSince = (sinceMs: number, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - sinceMs) / MINUTE_MS))

/** `A7`: those who booked and those who walked in are called by different letters. */
export const numberText = ({ kind, number }: Pick<CounterLine, 'kind' | 'number'>): string =>
  number === null ? '' : t(`desk-counter.number.${kind}`, { number })

/** `9:00` */
const clockText = (ms: number | null): string => (ms === null ? '' : clockOf(ms).replace(/^0/, ''))

const stageText = (line: CounterLine, { today, nowMs }: Moment): string => {
  const { stage, day, startMs, arrivedMs, counter } = line
  if (stage === 'expected' && day === today && startMs !== null && startMs < nowMs)
    return t('desk-counter.stage.overdue', { minutes: minutesSince(startMs, nowMs) })
  return t(`desk-counter.stage.${stage}`, {
    number: numberText(line),
    counter: counter ?? '',
    minutes: minutesSince(arrivedMs ?? nowMs, nowMs),
  })
}

/** One as a row shows it. `mayAct`: whether there are buttons. */
export const rowOf = (line: CounterLine, moment: Moment, mayAct: boolean): CounterRow => {
  const { last } = line
  const canUndo = mayAct && last !== null && last.act !== 'walk-in' && dayOf(last.atMs) === moment.today
  return {
    id: line.id,
    clock: clockText(line.startMs),
    morning: line.startMs !== null && clockOf(line.startMs) < NOON,
    walkIn: line.kind === 'walk-in',
    shortCode: line.shortCode,
    number: numberText(line),
    service: line.service,
    people: line.people,
    names: line.names.join('、'),
    phone: line.phone,
    stage: stageText(line, moment),
    isHere: line.stage === 'arrived' || line.stage === 'called',
    acts: mayAct ? actsNow(line, moment) : [],
    ...(canUndo ? { undo: last.seq } : {}),
  }
}
