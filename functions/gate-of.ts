import type { Env } from './env.ts'
import { policy } from './policy.ts'

/** The gate of this jurisdiction. */
export const gateOf = ({ GATE }: Env): ReturnType<Env['GATE']['getByName']> =>
  GATE.getByName(policy.jurisdiction.code)
