/**
 * What names a message: the same three can stand in the outbox once only. `kind` is a word of the domain's own, in small letters
 * and hyphens.
 */
export type MessageKey = { subject: string; kind: string; dueAtMs: number }

/** A message taken from the outbox, to be rendered and sent. */
export type DueMessage = MessageKey & { id: string; attempts: number; giveUpAtMs: number }

/**
 * How a try ended. `retry` may succeed later (`afterMs`: the receiver asked for this pause); `refused` never will; `dropped`
 * was not tried, because nobody is there any more to be told. `error` is a code without a word of the message or the receiver's address.
 */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'retry'; error: string; afterMs?: number }
  | { kind: 'refused'; error: string }
  | { kind: 'dropped' }

/**
 * The id receivers know a message by. It is made of its key, so it stays the same over retries, crashes and a restored
 * backup, and needs no chance. No dot in it: the Standard Webhooks signature is over `id.timestamp.body`.
 */
export const messageId = ({ subject, kind, dueAtMs }: MessageKey): string =>
  `msg_${subject}_${kind}_${dueAtMs}`

const shape = /^msg_(.+)_([a-z][a-z-]*)_(\d+)$/

/** The key within an id that somebody sent; undefined for any other text. */
export const readMessageId = (id: string): MessageKey | undefined => {
  const [, subject, kind, dueAt] = shape.exec(id) ?? []
  if (subject === undefined || kind === undefined || !Number.isSafeInteger(Number(dueAt))) return undefined
  return { subject, kind, dueAtMs: Number(dueAt) }
}

/** The key within an id that {@link messageId} made; any other text is a bug, and throws. */
export const keyOfId = (id: string): MessageKey => {
  const key = readMessageId(id)
  if (key === undefined) throw new Error(`not the id of a message: ${id}`)
  return key
}
