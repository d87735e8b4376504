import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { wallClock } from '../../schema/booking/wall-clock.ts'

/** A booking as a calendar needs it; every text is in the words of the content, and none of it personal. */
export type BookingEvent = {
  /** The booking's id. It stays over moves, and with it the event in the phone's calendar. */
  id: string
  /** Division code of the jurisdiction: makes the id unique among portals. */
  division: string
  /** How often the booking was changed: 0 at first, and one more with each move and with its cancellation. */
  changes: number
  startMs: number
  endMs: number
  summary: string
  /** Undefined while the bureau has not published the address. */
  location: string | undefined
  /** Lines of text: the booking code, what to bring. */
  description: readonly string[]
  cancelled: boolean
}

const ZONE = 'Asia/Shanghai'
const [A_DAY_S, TWO_HOURS_S] = [86_400, 7_200]

/** One rule from 1992 on: China has kept UTC+8 without daylight saving since then. */
const VTIMEZONE = `BEGIN:VTIMEZONE
TZID:${ZONE}
BEGIN:STANDARD
DTSTART:19920101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
TZNAME:CST
END:STANDARD
END:VTIMEZONE`

/**
 * The calendar file (RFC 5545, `text/calendar; charset=utf-8`) of a booking, made at `nowMs`. A calendar that took an earlier
 * one takes the change: same UID, higher SEQUENCE. It rings a day and two hours before; a cancelled one does not ring.
 */
export const calendarFile = (event: BookingEvent, nowMs: number): string => {
  const calendar = ical({
    prodId: { company: 'hongjiang-civil-affairs', product: 'portal', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    // A name here would make the library write DTSTAMP in that zone, and RFC 5545 wants it in UTC (3.8.7.2).
    timezone: { name: null, generator: () => VTIMEZONE },
  })
  const entry = calendar.createEvent({
    id: `${event.id}@${event.division}`,
    sequence: event.changes,
    stamp: new Date(nowMs),
    start: wallClock(event.startMs),
    end: wallClock(event.endMs),
    timezone: ZONE,
    summary: event.summary,
    location: event.location ?? null,
    description: event.description.join('\n'),
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (!event.cancelled)
    for (const trigger of [A_DAY_S, TWO_HOURS_S])
      entry.createAlarm({ type: ICalAlarmType.display, trigger, description: event.summary })
  return `${calendar.toString()}\r\n`
}
