import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { dropSession } from '../../pages/cookies.ts'
import { clientOf, refused, type Signed, type Visit } from '../../pages/show.tsx'
import type { Typed } from '../own-desk.ts'

const LONGEST_CODE = 64

/** A code that somebody typed, as far as one can be long, and where. */
export const typedIn = (c: Visit, { token }: Signed, form: URLSearchParams): Typed => ({
  token,
  code: (form.get('code') ?? '').slice(0, LONGEST_CODE),
  client: clientOf(c),
})

/** A page that says what was refused; after too many wrong tries the session is over, and no page of it is shown any more. */
export const againOrOver = (
  c: Visit,
  fault: DeskFault,
  again: (fault: DeskFault) => Response | Promise<Response>,
): Response | Promise<Response> => {
  if (fault.code !== 'signed_out') return again(fault)
  dropSession(c)
  return refused(c, fault, false)
}
