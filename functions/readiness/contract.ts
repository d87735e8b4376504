import { readinessSchema } from '../../schema/api/service.ts'
import type { Operation } from '../operation.ts'

export const getReadiness = {
  id: 'getReadiness',
  tag: 'service',
  method: 'get',
  path: '/ready',
  answer: readinessSchema,
} as const satisfies Operation
