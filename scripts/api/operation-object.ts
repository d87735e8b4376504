import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Operation } from '../../functions/operation.ts'
import { problemSchema } from '../../schema/api/problem.ts'
import { problemStatus, type ProblemCode } from '../../schema/problems.ts'
import { z } from 'zod'

export type Words = (key: string) => string

/** Refusals that any request with a body, or with a query, may meet. */
const withBody = ['not_json', 'body_too_large', 'unsupported_media_type', 'invalid_input'] as const
const withQuery = ['invalid_input'] as const
/** Refusals that are nobody's fault but ours. */
const always = ['internal', 'unavailable'] as const

export const refusalsOf = ({ body, query, refusals = [] }: Operation): ProblemCode[] => [
  ...new Set<ProblemCode>([
    ...(body === undefined ? [] : withBody),
    ...(query === undefined ? [] : withQuery),
    ...refusals,
    ...always,
  ]),
]

/** One response a status; which codes it may carry stands in the schema and, for people, in the description. */
const refusalResponses = (operation: Operation, t: Words): ZodOpenApiResponsesObject => {
  const responses: ZodOpenApiResponsesObject = {}
  const all = refusalsOf(operation)
  for (const status of new Set(all.map((code) => problemStatus[code]))) {
    const codes = all.filter((code) => problemStatus[code] === status)
    responses[`${status}` as `4${string}`] = {
      description: codes.map((code) => `${code}: ${t(`problems.${code}.title`)}`).join('; '),
      content: {
        'application/problem+json': {
          schema: z.intersection(problemSchema, z.object({ code: z.enum(codes) })),
        },
      },
    }
  }
  return responses
}

/** An operation as OpenAPI writes it, in the words of the content. */
export const operationObject = (operation: Operation, t: Words): ZodOpenApiOperationObject => {
  const { id, tag, query, body, answer, status = 200, example } = operation
  const words = `api.operations.${id}`
  return {
    operationId: id,
    tags: [t(`api.tags.${tag}`)],
    summary: t(`${words}.summary`),
    description: t(`${words}.description`),
    ...(query === undefined ? {} : { requestParams: { query } }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, example: example?.body } },
          },
        }),
    responses: {
      [`${status}`]: {
        description: t(`${words}.answer`),
        content: { 'application/json': { schema: answer } },
      },
      ...refusalResponses(operation, t),
    },
  }
}
