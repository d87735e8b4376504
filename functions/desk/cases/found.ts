import type { DeskAction } from '../../../schema/desk/actions.ts'
import { deskFault } from '../../../schema/desk/faults.ts'
import type { Thing } from '../../../schema/desk/may.ts'
import { isChildKind } from '../../casework/desk/belongs.ts'
import { readFile } from '../../casework/desk/door.ts'
import type { CaseFile } from '../../casework/desk/file.ts'
import { keyRing } from '../../keys.ts'
import { lookupHash } from '../../lookup-hash.ts'
import { refused, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { seenAs } from './sight.ts'

/** A case that somebody may see, and as what. */
export type Found = { file: CaseFile; thing: Thing; child: boolean }

const NUMBER = /^[1-9]\d{0,8}$/

/** The number of a case as somebody types it, or an address has it. */
export const readNumber = (text: string | undefined): number | undefined =>
  text !== undefined && NUMBER.test(text) ? Number(text) : undefined

export const aboutCase = (number: number): string => `case:${number}`

/** A case by its number, where it is theirs to do this to; undefined where it is not, or is not there. */
export const foundCase = async (
  c: Visit,
  { person }: Signed,
  action: DeskAction,
  number: number,
): Promise<Found | undefined> => {
  const file = await readFile(c, number)
  const thing = file === null ? undefined : seenAs(person, action, file.state)
  return file === null || thing === undefined
    ? undefined
    : { file, thing, child: isChildKind(file.state.kind) }
}

type Answer = (c: Visit, one: Signed, found: Found, form: URLSearchParams) => Promise<Response>

/** Somebody else's case is answered like one that is not there, and written down. */
export const notTheirs = async (c: Visit, one: Signed, about: string): Promise<Response> => {
  await trace(c, one, 'refused', about, 'not_yours')
  return refused(c, deskFault('not_yours'), true)
}

/** An answer about the case of the address, for those whose it is. */
export const withCase =
  (action: DeskAction, answer: Answer) =>
  async (c: Visit, one: Signed, form: URLSearchParams = new URLSearchParams()): Promise<Response> => {
    const number = readNumber(c.req.param('number'))
    if (number === undefined) return refused(c, deskFault('form_broken'), true)
    const found = await foundCase(c, one, action, number)
    return found === undefined ? notTheirs(c, one, aboutCase(number)) : answer(c, one, found, form)
  }

/** What shows that this session gave a reason to open a child's case: only its pages carry it. */
export const openedKey = (c: Visit, { token }: Signed, number: number): string => {
  const ring = keyRing(c.env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return lookupHash(ring.value, 'desk-case-open', `${token}:${number}`)
}

/** Whether a child's case was opened before, with a reason; every other case is open to whoever may see it. */
export const isOpened = (c: Visit, one: Signed, { file, child }: Found, form: URLSearchParams): boolean =>
  !child || form.get('opened') === openedKey(c, one, file.number)
