import * as z from 'zod'
import { fieldFaultCodes, MOST_FIELDS, problemStatus, type ProblemCode } from '../problems.ts'

export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]

const fieldFaultSchema = z
  .strictObject({ path: z.string().max(120), code: z.enum(fieldFaultCodes), detail: z.string() })
  .meta({ id: 'FieldFault' })

/** Every refusal: RFC 9457 problem details with a stable `code`; `title` and `detail` are Chinese sentences. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ format: 'uri-reference' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(problemCodes),
    detail: z.string(),
    fields: z.array(fieldFaultSchema).max(MOST_FIELDS).optional(),
    nearest: z
      .array(z.string().meta({ format: 'date-time' }))
      .max(5)
      .optional(),
  })
  .meta({ id: 'Problem' })
