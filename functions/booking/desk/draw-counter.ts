import type { DrawTerms } from '../../../schema/booking/draw-terms.ts'
import type { Result } from '../../../schema/result.ts'
import { nowMs } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import type { DrawRecord } from '../draws/commands.ts'
import { ledgerOf } from '../ledger-of.ts'
import { atDesk } from './desk-of.ts'
import type { Visitor } from '../visitor.ts'
import type { DrawAct, KeyedDrawAct } from './capacity-commands.ts'

export type { DrawRecord } from '../draws/commands.ts'

/** What the desk does with draws. They are read as they are this very moment. */
export const drawsNow = (c: Visitor): Promise<DrawRecord[]> => ledgerOf(c).draws(nowMs(c))

/** Each that comes is an act of its own for the audit; the ledger knows whether it was done before. */
const keyedAct = (act: DrawAct): KeyedDrawAct => ({ ...act, key: newKey() })

export const declareBy = (c: Visitor, terms: DrawTerms, act: DrawAct): Promise<Result<true>> =>
  atDesk(c, (desk) => desk.declareDraw({ nowMs: nowMs(c), terms, act: keyedAct(act) }))

export const holdBy = (
  c: Visitor,
  asked: { draw: string; publicValue: string },
  act: DrawAct,
): Promise<Result<true>> =>
  atDesk(c, (desk) => desk.drawWith({ nowMs: nowMs(c), ...asked, act: keyedAct(act) }))

export const callOffBy = (
  c: Visitor,
  asked: { draw: string; reason: string; firstComeMs: number },
  act: DrawAct,
): Promise<Result<true>> =>
  atDesk(c, (desk) => desk.cancelDraw({ nowMs: nowMs(c), ...asked, act: keyedAct(act) }))
