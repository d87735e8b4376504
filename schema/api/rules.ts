import * as z from 'zod'
import { citesSchema } from '../content/parts.ts'
import { questionsSchema } from '../content/question.ts'
import { daySchema, idSchema } from '../content/rule.ts'

const conditionSchema = z
  .strictObject({ id: idSchema, text: z.string(), cite: citesSchema })
  .meta({ id: 'Condition' })

const versionSchema = z
  .strictObject({ from: daySchema, until: daySchema.optional(), conditions: z.array(conditionSchema) })
  .meta({ id: 'ProgrammeVersion' })

/** `GET /api/programmes`. */
export const programmesAnswerSchema = z
  .strictObject({
    programmes: z.array(
      z
        .strictObject({
          id: idSchema,
          name: z.string(),
          formalName: z.string(),
          service: idSchema.nullable(),
          versions: z.array(versionSchema),
        })
        .meta({ id: 'Programme' }),
    ),
  })
  .meta({ id: 'ProgrammesAnswer' })

/** `GET /api/questions`: the questions as they stand in the content. */
export const questionsAnswerSchema = z
  .strictObject({ questions: questionsSchema })
  .meta({ id: 'QuestionsAnswer' })

/** The query of `GET /api/standards`; without `on` it is today in Asia/Shanghai. */
export const standardsQuerySchema = z.strictObject({ on: daySchema.optional() })

/** `GET /api/standards`. */
export const standardsAnswerSchema = z
  .strictObject({
    on: daySchema,
    standards: z.array(
      z
        .strictObject({
          id: idSchema,
          name: z.string(),
          per: z.enum(['month', 'year']),
          fen: z.int().min(0),
          basis: z.int().min(2000).max(2100),
          cite: citesSchema,
        })
        .meta({ id: 'Standard' }),
    ),
  })
  .meta({ id: 'StandardsAnswer' })
