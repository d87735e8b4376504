/** A bucket of tokens: how many it holds when full, and how long one takes to come back. */
export type Limit = { capacity: number; tokenMs: number }

/**
 * How much one network or person may ask in a row, and for how long after. A weight of 1 is one write. Villages and whole mobile
 * networks share an address, so the bucket for who brings proof of work is wide: it stops a machine, not a queue. Who brings
 * only a form's ticket has paid with nothing, and gets little. An `urgent` report comes in without either, as long
 * as it is no flood. `unknown` is everybody whose address no proxy told us.
 */
export const limits = {
  network: { capacity: 300, tokenMs: 200 },
  ticketNetwork: { capacity: 20, tokenMs: 6_000 },
  unknown: { capacity: 3_000, tokenMs: 20 },
  ticketUnknown: { capacity: 200, tokenMs: 1_000 },
  urgentNetwork: { capacity: 60, tokenMs: 10_000 },
  urgentUnknown: { capacity: 600, tokenMs: 1_000 },
  person: { capacity: 10, tokenMs: 60_000 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits
