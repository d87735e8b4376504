import { checkData } from '../../generated/check.ts'
import { benchSpeed } from './eligibility/speed.ts'

/**
 * `npm run bench:eligibility`: the eligibility engine beside its peers on the same rules, one JSON line a case. It never fails
 * because a machine is slow.
 */
await benchSpeed(checkData.book)
