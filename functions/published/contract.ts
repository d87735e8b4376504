import { statisticsAnswerSchema, statisticsQuerySchema } from '../../schema/api/casework.ts'
import type { Operation } from '../operation.ts'

export const getStatistics = {
  id: 'getStatistics',
  tag: 'casework',
  method: 'get',
  path: '/requests/statistics',
  query: statisticsQuerySchema,
  answer: statisticsAnswerSchema,
  example: { query: { month: '2026-11' } },
} as const satisfies Operation
