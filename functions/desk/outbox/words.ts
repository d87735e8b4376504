import type { OutboxLine } from '../../../views/desk/outbox/OutboxPage.tsx'
import type { OutboxMessage } from '../../outbox/desk.ts'
import { t } from '../../words.ts'
import { atText } from '../pages/show.tsx'

export const kindText = (kind: string): string => t(`desk-outbox.kinds.${kind}`)

/** Errors are codes of functions/outbox/: an answer of the receiver by its number, a setting by its name. */
const errorText = (code: string): string => {
  if (code.startsWith('http_')) return t('desk-outbox.error.http', { status: code.slice('http_'.length) })
  if (code.startsWith('PORTAL_')) return t('desk-outbox.error.setting', { name: code })
  return t(`desk-outbox.error.${code.replaceAll('_', '-')}`)
}

/** A message as a line of the list. */
export const lineOf = (message: OutboxMessage): OutboxLine => ({
  id: message.id,
  due: atText(message.dueAtMs),
  kind: kindText(message.kind),
  place: message.place,
  to: message.to ?? t('desk-outbox.nobody'),
  state: t(`desk-outbox.states.${message.state}`),
  why: message.lastError === null ? '' : errorText(message.lastError),
  tries: message.attempts,
})
