/** The addresses of the outbox. The id of a message names nobody. */
export const outboxPaths = {
  list: '/desk/outbox/',
  message: '/desk/outbox/message/',
  open: '/desk/outbox/open/',
  again: '/desk/outbox/again/',
} as const
