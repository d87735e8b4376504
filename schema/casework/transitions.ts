/** Where a case stands. `received`: nobody has taken it yet; `asked`: the reporter has been asked something. */
export const statuses = ['received', 'accepted', 'asked', 'closed', 'withdrawn', 'merged'] as const
export type Status = (typeof statuses)[number]

/** Everything that can happen to a case after its report came in. Nothing that happened is ever changed. */
export const caseEvents = [
  'accepted',
  'assigned',
  'taken',
  'raised',
  'noted',
  'told',
  'asked',
  'added',
  'escalated',
  'reviewed',
  'closed',
  'withdrawn',
  'reopened',
  'merged',
  'joined',
  'erased',
] as const
export type CaseEvent = (typeof caseEvents)[number]

/** Status by event: where the case stands afterwards. What is not in the table cannot happen. */
export const transitions: Record<Status, Partial<Record<CaseEvent, Status>>> = {
  received: {
    accepted: 'accepted',
    assigned: 'received',
    taken: 'received',
    raised: 'received',
    noted: 'received',
    told: 'received',
    added: 'received',
    escalated: 'received',
    reviewed: 'received',
    withdrawn: 'withdrawn',
    merged: 'merged',
    joined: 'received',
  },
  accepted: {
    assigned: 'accepted',
    taken: 'accepted',
    raised: 'accepted',
    noted: 'accepted',
    told: 'accepted',
    asked: 'asked',
    added: 'accepted',
    escalated: 'accepted',
    reviewed: 'accepted',
    closed: 'closed',
    withdrawn: 'withdrawn',
    merged: 'merged',
    joined: 'accepted',
  },
  asked: {
    assigned: 'asked',
    taken: 'asked',
    raised: 'asked',
    noted: 'asked',
    told: 'asked',
    // What the reporter adds is the answer.
    added: 'accepted',
    escalated: 'asked',
    reviewed: 'asked',
    closed: 'closed',
    withdrawn: 'withdrawn',
    merged: 'merged',
    joined: 'asked',
  },
  closed: { noted: 'closed', reopened: 'received', joined: 'closed', erased: 'closed' },
  withdrawn: { noted: 'withdrawn', erased: 'withdrawn' },
  merged: { erased: 'merged' },
}

/** The status after an event, or undefined where it cannot happen now. */
export const after = (status: Status, event: CaseEvent): Status | undefined => transitions[status][event]

/** Statuses in which somebody still has to act; clocks run only here. */
export const isOpen = (status: Status): boolean =>
  status === 'received' || status === 'accepted' || status === 'asked'
