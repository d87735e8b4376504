import { join } from 'node:path'
import { checkData, rules, told } from '../../generated/check.ts'
import { benchQuestions } from './eligibility/questions.ts'
import { benchSpeed } from './eligibility/speed.ts'
import { benchWeight } from './eligibility/weight.ts'

/**
 * `npm run bench:eligibility`: the eligibility engine beside its peers on the same rules, one JSON line a case. It never fails
 * because a machine is slow.
 */
await benchSpeed(rules)
await benchQuestions(checkData)
await benchWeight(checkData, told, join(import.meta.dirname, '../..'))
