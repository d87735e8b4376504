import type { DrawState } from '../../../schema/api/draws.ts'
import type { TypedDraw } from '../../../schema/booking/read-draw.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import type { Named } from '../capacity/model.ts'

export type DrawLine = {
  id: string
  name: string
  office: string
  state: DrawState
  count: number
  entries: string
}

export type DeclareModel = {
  offices: readonly (Named & { services: readonly Named[] })[]
  form: TypedDraw
  reason: string
  faults: readonly FieldFault[]
  refusal?: ProblemCode | undefined
}

export type OneDrawModel = {
  id: string
  name: string
  state: DrawState
  rows: readonly { name: string; value: string }[]
  commitment: string | null
  acts: readonly string[]
  /** Written as announced, from this moment on. */
  value: { form: string; written: string; expected: string; isOut: boolean }
  typed: { publicValue: string; source: string; reason: string; firstCome: string }
  faults: readonly FieldFault[]
  refusal?: ProblemCode | undefined
  done: boolean
}
