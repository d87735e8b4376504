import { eligibilityAnswerSchema, eligibilityBodySchema } from '../../schema/api/eligibility.ts'
import {
  programmesAnswerSchema,
  questionsAnswerSchema,
  standardsAnswerSchema,
  standardsQuerySchema,
} from '../../schema/api/rules.ts'
import type { Operation } from '../operation.ts'

export const checkEligibility = {
  id: 'checkEligibility',
  tag: 'eligibility',
  method: 'post',
  path: '/eligibility',
  body: eligibilityBodySchema,
  answer: eligibilityAnswerSchema,
  refusals: ['no_rule_for_date'],
  example: {
    body: {
      on: '2026-11-20',
      programmes: ['min-living-urban'],
      facts: {
        area: 'urban',
        householdSize: 3,
        householdMonthlyIncomeFen: 150_000,
        basicPensionMonthlyFen: 0,
        assets: 'within',
        members: [{ relation: 'self', hukou: 'hongjiang', receives: [] }],
      },
    },
  },
} as const satisfies Operation

export const listProgrammes = {
  id: 'listProgrammes',
  tag: 'rules',
  method: 'get',
  path: '/programmes',
  answer: programmesAnswerSchema,
} as const satisfies Operation

export const listQuestions = {
  id: 'listQuestions',
  tag: 'rules',
  method: 'get',
  path: '/questions',
  answer: questionsAnswerSchema,
} as const satisfies Operation

export const listStandards = {
  id: 'listStandards',
  tag: 'rules',
  method: 'get',
  path: '/standards',
  query: standardsQuerySchema,
  answer: standardsAnswerSchema,
  refusals: ['no_rule_for_date'],
  example: { query: { on: '2024-06-01' } },
} as const satisfies Operation
