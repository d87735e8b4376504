import type {
  ZodOpenApiContentObject,
  ZodOpenApiOperationObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi'
import type { Operation } from '../../functions/operation.ts'
import { problemSchema } from '../../schema/api/problem.ts'
import { problemStatus, type ProblemCode } from '../../schema/problems.ts'
import { z } from 'zod'

export type Words = (key: string) => string

/** Refusals that any request with a body, or with a query, may meet. */
const withBody = ['not_json', 'body_too_large', 'unsupported_media_type', 'invalid_input'] as const
const withQuery = ['invalid_input'] as const
const withKey = ['idempotency_key_missing', 'idempotency_key_reused'] as const
const withBearer = ['token_invalid'] as const
/** Refusals that are nobody's fault but ours. */
const always = ['internal', 'unavailable'] as const

export const refusalsOf = ({ body, query, writes, bearer, refusals = [] }: Operation): ProblemCode[] => [
  ...new Set<ProblemCode>([
    ...(body === undefined ? [] : withBody),
    ...(query === undefined ? [] : withQuery),
    ...(writes === undefined ? [] : withKey),
    ...(bearer === undefined ? [] : withBearer),
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

/** `/bookings/:code/move`: every name in the address is a text. */
const pathOf = ({ path }: Operation): { path?: z.ZodObject } => {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, z.string().max(60)] as const)
  return names.length === 0 ? {} : { path: z.strictObject(Object.fromEntries(names)) }
}

const keyHeader = z.object({ 'Idempotency-Key': z.uuid() })
const proofHeader = z.object({ 'Portal-Proof': z.string().max(4096).optional() })

/** A body that is a file: OpenAPI 3.1 says only of which types. */
const filesOf = (types: readonly string[]): ZodOpenApiContentObject =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]))

/** An operation as OpenAPI writes it, in the words of the content. */
export const operationObject = (operation: Operation, t: Words): ZodOpenApiOperationObject => {
  const {
    id,
    tag,
    query,
    body,
    bodyTypes,
    writes,
    proof,
    bearer,
    answer,
    answerType = 'application/json',
    status = 200,
    example,
  } = operation
  const words = `api.operations.${id}`
  return {
    operationId: id,
    tags: [t(`api.tags.${tag}`)],
    summary: t(`${words}.summary`),
    description: t(`${words}.description`),
    requestParams: {
      ...(query === undefined ? {} : { query }),
      ...pathOf(operation),
      ...(writes === undefined
        ? {}
        : { header: proof === undefined ? keyHeader : keyHeader.extend(proofHeader.shape) }),
    },
    ...(bearer === undefined ? {} : { security: [{ [bearer]: [] }] }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, example: example?.body } },
          },
        }),
    ...(bodyTypes === undefined ? {} : { requestBody: { required: true, content: filesOf(bodyTypes) } }),
    responses: {
      [`${status}`]: {
        description: t(`${words}.answer`),
        content: { [answerType]: { schema: answer } },
      },
      ...refusalResponses(operation, t),
    },
  }
}
