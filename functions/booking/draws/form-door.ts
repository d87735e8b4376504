import type { Problem } from '../../../schema/problems.ts'
import type { Result } from '../../../schema/result.ts'
import { admit } from '../../admit.ts'
import { admitRefusals } from '../../admit-refusals.ts'
import { formTicket } from '../../form-ticket.ts'
import { keyRing } from '../../keys.ts'
import { t } from '../../words.ts'
import type { Visit } from '../pages/show.tsx'

/** The ticket that a form came with goes on with it; a form that is new gets a new one. */
export const ticketFor = (c: Visit, form?: URLSearchParams): string => {
  const sent = form?.get('ticket') ?? ''
  if (sent !== '') return sent.slice(0, 512)
  const ring = keyRing(c.env)
  return ring.ok ? formTicket(ring.value, Date.now()) : ''
}

/** Whether a form may act: by its ticket. */
export const admitForm = (c: Visit, form: URLSearchParams, key: string): Promise<Result<void>> =>
  admit(c, { weight: 1, ticket: form.get('ticket') ?? '', retry: key })

const atDoor: readonly string[] = admitRefusals
export const isDoor = ({ code }: Problem): boolean => atDoor.includes(code)

/** What to do about a refusal at the door, beside the button that was pressed. */
export const doorText = ({ code }: Problem): string => t(`problems.${code}.detail`)
