import * as z from 'zod'
import { besideShape } from './beside.ts'
import { citesSchema, nameSchema, phoneSchema, sentenceSchema } from './parts.ts'
import { idSchema } from './rule.ts'

/** What one may say of a situation. */
export const fraudReplies = ['scam', 'sound', 'unsure'] as const
export type FraudReply = (typeof fraudReplies)[number]

const shared = {
  id: idSchema,
  name: z.string().trim().min(2).max(20),
  /** The situation, one short sentence a line. It is made up, and every page says so. */
  text: z.array(sentenceSchema).min(1).max(5),
  /** What each answer is told, at once. */
  replies: z.strictObject({ scam: sentenceSchema, sound: sentenceSchema, unsure: sentenceSchema }),
  why: z.array(sentenceSchema).min(1).max(3),
  cite: citesSchema.min(1),
}

const situationSchema = z.discriminatedUnion('looks', [
  /** `guise`: one of the five names under which old people are defrauded; `sign`: how it is known. */
  z.strictObject({ ...shared, looks: z.literal('scam'), guise: nameSchema, sign: sentenceSchema }),
  z.strictObject({ ...shared, looks: z.literal('sound'), sign: sentenceSchema }),
])
export type FraudSituation = z.infer<typeof situationSchema>

/** content/fraud-test.yaml: the two-minute test on frauds against old people, and what its poster says. */
export const fraudTestSchema = z.strictObject({
  ...besideShape,
  /** Who is told of it, with its number once the bureau supplies it. */
  report: z.strictObject({
    name: nameSchema,
    phone: phoneSchema.nullable(),
    /** The kind in content/requests by which the bureau is told. */
    request: idSchema,
    cite: citesSchema.min(1),
  }),
  situations: z.array(situationSchema).min(2).max(12),
  /** What to do, in order. */
  actions: z
    .array(z.strictObject({ do: nameSchema, how: sentenceSchema, cite: citesSchema.optional() }))
    .min(1)
    .max(6),
})
export type FraudTest = z.infer<typeof fraudTestSchema>
