import type { Context } from 'hono'
import type { Problem } from '../schema/problems.ts'
import type { Result } from '../schema/result.ts'
import { admit } from './admit.ts'
import { admitRefusals } from './admit-refusals.ts'
import type { AppEnv } from './env.ts'
import { formTicket } from './form-ticket.ts'
import { keyRing } from './keys.ts'
import { t } from './words.ts'

type Visit = Context<AppEnv>

/**
 * The ticket of a form that is made now. One that was sent too soon is still good, so the page that says so gives it back;
 * tickets go by the machine's own time.
 */
export const ticketFor = (c: Visit, form?: URLSearchParams, refused?: Problem): string => {
  const sent = form?.get('ticket') ?? ''
  if (refused?.code === 'too_many_requests' && sent !== '') return sent.slice(0, 512)
  const ring = keyRing(c.env)
  return ring.ok ? formTicket(ring.value, Date.now()) : ''
}

/** Whether a form that takes a place may act: by the proof that a script put into it, or else by its ticket. */
export const admitForm = (c: Visit, form: URLSearchParams, key: string): Promise<Result<void>> =>
  admit(c, {
    weight: 1,
    ticket: form.get('ticket') ?? '',
    solved: form.get('proof') || undefined,
    retry: key,
  })

/** For what only reads, counted so that nobody tries codes by the thousand. */
export const admitReading = (c: Visit): Promise<Result<void>> => admit(c, { weight: 1, proof: false })

const atDoor: readonly string[] = admitRefusals

export const isDoor = ({ code }: Problem): boolean => atDoor.includes(code)

/** What to do about a refusal at the door, beside the button that was pressed. */
export const doorText = ({ code, retryAfterSeconds = 5 }: Problem): string =>
  t(code === 'too_many_requests' ? 'booking.door.slow' : 'booking.door.again', {
    seconds: retryAfterSeconds,
  })
