import type { MessageKind } from './message-kind.ts'
import { dayText, type Day } from '../dates.ts'
import { whenText } from './when-text.ts'

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
export type MessageParams = Record<Exclude<MessageKind, 'offer' | 'draw-result' | 'delay'>, Appointment> & {
  /** `untilMs`: the last moment to accept. */
  offer: Appointment & { untilMs: number }
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

const keyOf = (kind: MessageKind, drawn: boolean, ended: string | undefined): string => {
  if (ended !== undefined) return sentence(`draw-${ended}`)
  if (kind === 'draw-result') return sentence(drawn ? 'draw-won' : 'draw-lost')
  return sentence(kind === 'reminder-day-before' || kind === 'reminder-same-day' ? 'reminder' : kind)
}

/**
 * The text of a message, as a short message on a phone. Both reminders read the same and name the day: one that is delivered
 * late must not say "tomorrow" on the day itself.
 */
export const messageText = <K extends MessageKind>(kind: K, params: MessageParams[K], t: Words): string => {
  const { service, office, code } = params
  const ended = 'ended' in params ? params.ended : undefined
  return t(keyOf(kind, 'startMs' in params, ended), {
    service,
    office,
    code,
    ...('startMs' in params ? { when: whenText(params.startMs) } : {}),
    ...('untilMs' in params ? { until: whenText(params.untilMs) } : {}),
    ...('minutes' in params ? { minutes: params.minutes } : {}),
    ...('place' in params ? { place: params.place } : {}),
    ...('day' in params ? { day: dayText(params.day) } : {}),
  })
}
