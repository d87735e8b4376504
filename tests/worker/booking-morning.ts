import { couple } from '../support/people.ts'
import { clientAt } from './booking-client.ts'

export const morning = clientAt('2026-12-01T09:00:00+08:00')
export const branch = 'registry-branch'
export const at = (day: string, clock: string) => `2026-12-${day}T${clock}:00+08:00`

let next = 0
/** Two people who have booked nothing yet. */
export const party = () => couple((next += 1))
