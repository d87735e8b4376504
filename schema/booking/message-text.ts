import type { MessageKind } from './message-kind.ts'
import { dayOf, dayText, type Day } from '../dates.ts'
import { timeText, whenText } from './when-text.ts'

/** Words of the copy by key, with `{name}` places filled (views/words.ts). */
type Words = (key: string, places?: Readonly<Record<string, string | number>>) => string

type Appointment = {
  /** When it starts, ms since 1970. */
  startMs: number
  /** Names as the content has them. */
  service: string
  office: string
  /** The booking code; for who waits in line, the waiting code. As people read it, with its gaps. */
  code: string
}

/** What each kind of message needs to be written. No name and no number of a person is among it. */
export type MessageParams = Record<
  Exclude<MessageKind, 'offer' | 'draw-result' | 'delay' | 'closure' | 'line-closed'>,
  Appointment
> & {
  /** `nearest`: free times; `where`: the address at which one moves, or the words for it. */
  closure: Appointment & { nearest: readonly number[]; where: string }
  /** `untilMs`: the last moment to accept. */
  offer: Appointment & { untilMs: number }
  /** Whoever waits for any time of a day has no `startMs`. */
  'line-closed': Omit<Appointment, 'startMs'> & { day: Day; startMs?: number }
  /** `minutes`: how much later than booked it will be. */
  delay: Appointment & { minutes: number }
  /**
   * `place`: where in the waiting line somebody stands who drew no time. `ended`: who neither has a time nor waits, because
   * the draw was called off or because they have something else by now.
   */
  'draw-result':
    | Appointment
    | (Omit<Appointment, 'startMs'> & { place: number })
    | (Omit<Appointment, 'startMs'> & { day: Day; ended: 'cancelled' | 'passed' })
}

/** Domain of the copy: content/copy/zh-Hans/booking-messages.yaml. */
const sentence = (name: string): string => `booking-messages.${name}`

/** 5月21日上午9:00; the year is that of the time one had. */
const shortText = (ms: number): string => `${dayText(dayOf(ms)).replace(/^\d+年/, '')}${timeText(ms)}`

const keyOf = (kind: MessageKind, drawn: boolean, ended: string | undefined, nearest: number): string => {
  if (kind === 'closure') return sentence(nearest > 0 ? 'closure' : 'closure-later')
  if (ended !== undefined) return sentence(`draw-${ended}`)
  if (kind === 'draw-result') return sentence(drawn ? 'draw-won' : 'draw-lost')
  if (kind === 'line-closed') return sentence(`line-closed-${drawn ? 'time' : 'day'}`)
  return sentence(kind === 'reminder-day-before' || kind === 'reminder-same-day' ? 'reminder' : kind)
}

/**
 * The text of a message, as a short message on a phone. Both reminders read the same and name the day: one that is delivered
 * late must not say "tomorrow" on the day itself.
 */
export const messageText = <K extends MessageKind>(kind: K, params: MessageParams[K], t: Words): string => {
  const { service, office, code } = params
  const ended = 'ended' in params ? params.ended : undefined
  const nearest = 'nearest' in params ? params.nearest : []
  return t(keyOf(kind, 'startMs' in params, ended, nearest.length), {
    service,
    office,
    code,
    ...('startMs' in params && params.startMs !== undefined ? { when: whenText(params.startMs) } : {}),
    ...('where' in params ? { where: params.where, nearest: nearest.map(shortText).join('、') } : {}),
    ...('untilMs' in params ? { until: whenText(params.untilMs) } : {}),
    ...('minutes' in params ? { minutes: params.minutes } : {}),
    ...('place' in params ? { place: params.place } : {}),
    ...('day' in params ? { day: dayText(params.day) } : {}),
  })
}
