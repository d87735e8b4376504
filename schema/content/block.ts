import * as z from 'zod'
import { paragraphSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

const linesSchema = z.array(sentenceSchema).min(1).max(12)

/**
 * A worked example on a page: a household and a programme. The amount is computed by the engine when the content is
 * compiled, so no page carries one of its own.
 */
export const exampleSchema = z.strictObject({
  text: paragraphSchema,
  programme: idSchema,
  on: daySchema,
  facts: z.record(z.string().max(60), z.unknown()),
})

const networkPartSchema = z.strictObject({
  name: z.string().trim().min(2).max(20),
  holds: z.array(z.string().trim().min(1).max(20)).min(1).max(6),
})

/** A drawing of what reaches out from a middle: the middle, what stands around it, the many points beyond. */
const networkSchema = z.strictObject({
  says: sentenceSchema,
  middle: networkPartSchema,
  around: networkPartSchema,
  points: networkPartSchema,
})

const plainBlocks = [
  paragraphSchema,
  z.strictObject({ numbered: linesSchema }),
  z.strictObject({ bullets: linesSchema }),
  z.strictObject({
    steps: z
      .array(z.strictObject({ when: z.string().trim().min(2).max(40), what: sentenceSchema }))
      .min(1)
      .max(10),
  }),
  z.strictObject({ note: paragraphSchema }),
  z.strictObject({ formula: z.string().trim().min(2).max(80) }),
  z.strictObject({ townships: z.literal(true) }),
  z.strictObject({ network: networkSchema }),
] as const

/** What a page of plain sections is made of. A string is a paragraph; inline markup is `**bold**` only. */
export const plainBlockSchema = z.union(plainBlocks).meta({ id: 'PlainBlock' })

/** What an answer is made of: the same, and worked examples, which belong to a service. */
export const blockSchema = z
  .union([...plainBlocks, z.strictObject({ example: exampleSchema })])
  .meta({ id: 'Block' })
export type Block = z.infer<typeof blockSchema>
