/** What this browser remembers of one checklist: what was chosen, and what was ticked off. `/clear/` forgets it. */
export type Kept = { answers: { [question: string]: string }; done: string[] }

const key = (id: string): string => `life-event.${id}`

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'answers' in value &&
  typeof value.answers === 'object' &&
  value.answers !== null &&
  Object.values(value.answers).every((answer) => typeof answer === 'string') &&
  'done' in value &&
  Array.isArray(value.done) &&
  value.done.every((step) => typeof step === 'string')

/** A browser may refuse storage (private windows, full disks): the ticks then live as long as the page. */
const tried = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch (refused) {
    if (refused instanceof DOMException || refused instanceof SyntaxError) return undefined
    throw refused
  }
}

/** What was kept of this checklist, or nothing where nothing was, or something else wrote there. */
export const kept = (id: string): Kept | undefined => {
  const value: unknown = tried(() => JSON.parse(localStorage.getItem(key(id)) ?? 'null'))
  return isKept(value) ? value : undefined
}

export const keep = (id: string, value: Kept): void => {
  tried(() => localStorage.setItem(key(id), JSON.stringify(value)))
}

export const forget = (id: string): void => {
  tried(() => localStorage.removeItem(key(id)))
}
