import { documentSchema, healthSchema } from '../../schema/api/service.ts'
import type { Operation } from '../operation.ts'

export const getHealth = {
  id: 'getHealth',
  tag: 'service',
  method: 'get',
  path: '/health',
  answer: healthSchema,
} as const satisfies Operation

export const getDocument = {
  id: 'getDocument',
  tag: 'service',
  method: 'get',
  path: '/openapi.json',
  answer: documentSchema,
} as const satisfies Operation
