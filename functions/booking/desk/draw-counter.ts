import type { DrawTerms } from '../../../schema/booking/draw-terms.ts'
import type { Result } from '../../../schema/result.ts'
import { nowMs } from '../../clock.ts'
import type { DrawRecord } from '../draws/commands.ts'
import { ledgerOf } from '../ledger-of.ts'
import type { Visitor } from '../visitor.ts'
import type { Done, DrawAct } from './capacity-commands.ts'

export type { DrawRecord } from '../draws/commands.ts'

/** What the desk does with draws. They are read as they are this very moment. */
export const drawsNow = (c: Visitor): Promise<DrawRecord[]> => ledgerOf(c).draws(nowMs(c))

export const declareBy = (c: Visitor, terms: DrawTerms, act: DrawAct): Promise<Result<Done>> =>
  ledgerOf(c).declareDraw({ nowMs: nowMs(c), terms, act })

export const holdBy = (
  c: Visitor,
  asked: { draw: string; publicValue: string },
  act: DrawAct,
): Promise<Result<Done>> => ledgerOf(c).drawWith({ nowMs: nowMs(c), ...asked, act })

export const callOffBy = (
  c: Visitor,
  asked: { draw: string; reason: string; firstComeMs: number },
  act: DrawAct,
): Promise<Result<Done>> => ledgerOf(c).cancelDraw({ nowMs: nowMs(c), ...asked, act })
