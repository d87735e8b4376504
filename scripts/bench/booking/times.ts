import { availabilityAnswerSchema } from '../../../schema/api/booking.ts'
import { addDays, dayOf } from '../../../schema/dates.ts'
import { openClient, type Client } from './client.ts'
import type { Portal } from './portal.ts'

export type Desk = { office: string; appointment: string }
export type TimeRef = Desk & { start: string }
export type Time = TimeRef & { capacity: number }

export const timeKey = ({ office, appointment, start }: TimeRef): string =>
  `${office}/${appointment}/${start}`

/** Days ahead in which we look for open times: further than any service can be booked. */
const HORIZON_DAYS = 150

const ask = async (client: Client, { office, appointment }: Desk, when: string) => {
  const path = `/api/availability?office=${office}&appointment=${appointment}&${when}`
  const { status, text } = await client.send({ method: 'GET', path })
  if (status !== 200) throw new Error(`${status} ${path} ${text}`)
  return availabilityAnswerSchema.parse(JSON.parse(text))
}

/** The months that can have open days, `2027-05`, earliest first. */
export const months = (): string[] => {
  const days = Array.from({ length: HORIZON_DAYS }, (_, at) => addDays(dayOf(Date.now()), at))
  return [...new Set(days.map((day) => day.slice(0, 7)))]
}

/** The places left on each day of a month, and their sum. */
export const leftIn = async (client: Client, desk: Desk, month: string): Promise<number> => {
  const { days = [] } = await ask(client, desk, `month=${month}`)
  return days.reduce((sum, { left }) => sum + left, 0)
}

/** Every time with free places, earliest first, as the API tells it. */
const openTimes = async (client: Client, desk: Desk): Promise<Time[]> => {
  const found: Time[] = []
  for (const month of months()) {
    const { days = [] } = await ask(client, desk, `month=${month}`)
    for (const { date } of days.filter(({ left }) => left > 0)) {
      const { times = [] } = await ask(client, desk, `date=${date}`)
      found.push(
        ...times
          .filter(({ left }) => left > 0)
          .map(({ start, capacity }) => ({
            office: desk.office,
            appointment: desk.appointment,
            start,
            capacity,
          })),
      )
    }
  }
  return found
}

/** The open times of several services, before the load begins. */
export const askOpenTimes = async ({ url }: Pick<Portal, 'url'>, desks: readonly Desk[]): Promise<Time[]> => {
  const client = await openClient(url, 1)
  try {
    return (await Promise.all(desks.map((desk) => openTimes(client, desk)))).flat()
  } finally {
    await client.close()
  }
}
