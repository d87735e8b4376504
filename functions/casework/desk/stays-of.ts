import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import type { Stay, StayAct, StayPlace } from '../../../schema/desk/stays.ts'
import { refuse, type Result } from '../../../schema/result.ts'
import { nowMs } from '../../clock.ts'
import { keyRing } from '../../keys.ts'
import { open, seal } from '../../sealed.ts'
import type { Visitor } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import type { StayFile } from './stays.ts'

export type { StayEvent, StayFile } from './stays.ts'

/** `key`: of the form, so that the same form is one entry. `by`: a staff id. */
type By = { by: string; key: string }

const contextOf = (id: string): string => `stay:${id}`

/** Writes somebody into the register; their number. Refuses `stay_day`. */
export const enterStay = async (
  c: Visitor,
  { by, key, sinceDay, place, name }: By & { sinceDay: string; place: StayPlace; name: string },
): Promise<Result<number, DeskFault>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return refuse(deskFault('unavailable'))
  const id = crypto.randomUUID()
  const command = {
    id,
    sinceDay,
    place,
    sealed: name === '' ? null : seal(ring.value, contextOf(id), name),
    by,
    key,
    nowMs: nowMs(c),
  }
  return atDesk(c, (desk) => desk.stay(command))
}

/** Refuses `not_yours` (none has this number), `stay_cannot`, `stay_choice`, `stay_day`. */
export const changeStayOf = async (
  c: Visitor,
  command: By & { number: number; change: StayAct },
): Promise<Result<number, DeskFault>> => atDesk(c, (desk) => desk.stay({ ...command, nowMs: nowMs(c) }))

export const openStaysOf = (c: Visitor): Promise<{ open: Stay[]; over: number }> =>
  atDesk(c, (desk) => desk.stays(nowMs(c)))

export const stayFileOf = (c: Visitor, number: number): Promise<StayFile | null> =>
  atDesk(c, (desk) => desk.stayFile(number, nowMs(c)))

/** The name of somebody in care; undefined where none is kept. Whoever calls has written down why. */
export const nameOf = (c: Visitor, { stay, sealed }: StayFile): string | undefined => {
  const ring = keyRing(c.env)
  return ring.ok && sealed !== null ? open(ring.value, contextOf(stay.id), sealed) : undefined
}
