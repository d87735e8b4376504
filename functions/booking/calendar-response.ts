import type { Context } from 'hono'
import { codeText } from '../../schema/booking/code.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'
import { calendarFile } from './calendar-file.ts'
import type { Booked } from './commands.ts'
import { plan } from './plan.ts'

/** The calendar file of a booking. Taken again after a change, it changes the event that is in the calendar already. */
export const calendarResponse = (c: Context<AppEnv>, booked: Booked, code: string): Response => {
  const [office, what] = [plan.offices.get(booked.office), plan.appointments.get(booked.appointment)]
  const file = calendarFile(
    {
      id: booked.id,
      division: policy.jurisdiction.code,
      changes: booked.sequence,
      startMs: booked.startMs,
      endMs: booked.endMs,
      summary: t('booking-calendar.summary', { service: what?.name ?? '', office: office?.name ?? '' }),
      location: office === undefined ? undefined : (office.address ?? office.name),
      description: [
        t('booking-calendar.code', { code: codeText(code) }),
        ...(what?.bring ?? []).map((item) => t('booking-calendar.bring', { item })),
      ],
      cancelled: booked.state === 'cancelled',
    },
    nowMs(c),
  )
  return c.body(file, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="booking.ics"',
    'cache-control': 'no-store',
  })
}
