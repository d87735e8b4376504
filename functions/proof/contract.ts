import { challengeSchema } from '../../schema/api/proof.ts'
import type { Operation } from '../operation.ts'

export const getChallenge = {
  id: 'getChallenge',
  tag: 'proof',
  method: 'get',
  path: '/challenge',
  answer: challengeSchema,
} as const satisfies Operation
