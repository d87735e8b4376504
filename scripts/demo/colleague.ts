import { formOf } from '../lib/form-of.ts'
import type { DeskPerson, Fields } from '../lib/desk-person.ts'
import { MINUTE_MS, type Clock } from './clock.ts'

/** A little under the idle minutes of a session: whoever was away longer comes in anew. */
const AWAY_MS = 25 * MINUTE_MS

export type Shown = { url: string; text: string }
export type Colleague = {
  see: (path: string) => Promise<Shown>
  /** Sends a form; what comes back, and where it leads. A refusal ends the demo. */
  send: (action: string, fields: Fields) => Promise<Shown>
  /** Sends the form to `action` that stands on a page, with what is typed into it. */
  fill: (page: Shown, action: string, fields?: Fields) => Promise<Shown>
  /** The same, where a refusal is an answer: undefined. */
  try: (page: Shown, action: string, fields: Fields) => Promise<Shown | undefined>
}

/** Somebody at work at the desk, who comes in again after a pause. */
export const colleagueOf = (person: DeskPerson, clock: Clock): Colleague => {
  let seenMs = clock.now()
  const comes = async (): Promise<void> => {
    if (clock.now() - seenMs > AWAY_MS) await person.signIn()
    seenMs = clock.now()
  }
  const read = async (what: string, answer: Response): Promise<Shown> => {
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${what}: ${answer.status} ${text.slice(-1500)}`)
    return { url: answer.headers.get('location') ?? what, text }
  }
  const send: Colleague['send'] = async (action, fields) => {
    await comes()
    return read(action, await person.post(action, { key: crypto.randomUUID(), ...fields }))
  }
  const filled = (page: Shown, action: string, fields: Fields): Fields => ({
    ...formOf(page, action),
    ...fields,
  })
  return {
    see: async (path) => {
      await comes()
      return read(path, await person.get(path))
    },
    send,
    fill: (page, action, fields = {}) => send(action, filled(page, action, fields)),
    try: async (page, action, fields) => {
      await comes()
      const answer = await person.post(action, filled(page, action, fields))
      return answer.status < 400 ? read(action, answer) : undefined
    },
  }
}
