import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { dropSession } from '../../pages/cookies.ts'
import { refused, type Visit } from '../../pages/show.tsx'

const LONGEST_CODE = 64

/** The code of a form, as far as one can be long. */
export const codeIn = (form: URLSearchParams): string => (form.get('code') ?? '').slice(0, LONGEST_CODE)

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
