import { readCode } from '../../../schema/booking/code.ts'
import { formBody } from '../../body.ts'
import { find } from '../counter.ts'
import { keepToken } from './cookies.ts'
import { admitReading } from '../../form-door.ts'
import { findPage, homeOf } from './mine.tsx'
import { onTo, refused, type Mode, type Visit } from './show.tsx'

const MOST_TYPED = 40

/** `GET /booking/find/` */
export const getFind = (c: Visit, mode: Mode): Promise<Response> =>
  findPage(c, mode, { code: '', phoneLast4: '', faults: [] })

/** `POST /booking/find/`: to the booking, or to the place in the line. 长辈版 asks for the code first. */
export const postFind = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const code = (form.value.get('code') ?? '').slice(0, MOST_TYPED)
  const last4 = form.value.get('phoneLast4')
  const phoneLast4 = (last4 ?? '').slice(0, MOST_TYPED)
  if (mode.elder && form.value.get('do') === 'back')
    return findPage(c, mode, { code, phoneLast4, faults: [] })
  if (mode.elder && last4 === null) {
    const faults = readCode(code) === undefined ? [{ path: 'code', code: 'not_a_code' } as const] : []
    return findPage(c, mode, { code, phoneLast4, faults }, faults.length === 0)
  }
  const admitted = await admitReading(c)
  if (!admitted.ok) {
    const { code: refusal } = admitted.problem
    return findPage(c, mode, { code, phoneLast4, faults: [], refusal }, mode.elder)
  }
  const found = await find(c, { code, phoneLast4 })
  if (found.ok) {
    keepToken(c, found.value.token)
    return onTo(c, homeOf(mode, found.value))
  }
  const { problem } = found
  const faults = problem.fields ?? []
  const second = readCode(code) !== undefined && problem.code !== 'booking_not_found'
  return findPage(
    c,
    mode,
    { code, phoneLast4, faults, ...(faults.length > 0 ? {} : { refusal: problem.code }) },
    second,
  )
}
