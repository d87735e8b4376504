import * as z from 'zod'
import type { When } from '../life-events/when.ts'
import { besideShape } from './beside.ts'
import { citesSchema, nameSchema, sentenceSchema } from './parts.ts'
import { idSchema } from './rule.ts'

const whenSchema: z.ZodType<When> = z.lazy(() =>
  z.union([
    z.strictObject({ question: idSchema, is: z.union([idSchema, z.array(idSchema).min(1).max(8)]) }),
    z.strictObject({ all: z.array(whenSchema).min(1).max(6) }),
    z.strictObject({ any: z.array(whenSchema).min(1).max(6) }),
    z.strictObject({ none: z.array(whenSchema).min(1).max(6) }),
  ]),
)

const questionSchema = z.strictObject({
  id: idSchema,
  ask: nameSchema,
  options: z
    .array(z.strictObject({ value: idSchema, label: z.string().trim().min(1).max(24) }))
    .min(2)
    .max(6),
})

/** Pages of the portal that are no service page, by the first part of their address. */
export const portalPages = ['check', 'booking', 'report', 'places', 'institutions', 'standards'] as const

const stepSchema = z.strictObject({
  id: idSchema,
  title: z.string().trim().min(2).max(30),
  text: z.array(sentenceSchema).min(1).max(5),
  /** Which office or house is responsible. */
  who: nameSchema,
  bring: z.array(sentenceSchema).min(1).max(6).optional(),
  where: sentenceSchema.optional(),
  /** Empty where no source has it; `awaited` then names the entry of content/awaited.yaml that asks for it. */
  cite: citesSchema,
  awaited: idSchema.optional(),
  link: z
    .union([
      z.strictObject({ service: idSchema }),
      z.strictObject({ page: z.enum(portalPages), text: nameSchema }),
      /** A service that can be booked. */
      z.strictObject({ appointment: idSchema, text: nameSchema }),
      /** What can be asked for or reported. */
      z.strictObject({ request: idSchema, text: nameSchema }),
      /** A form to download. */
      z.strictObject({ form: idSchema }),
    ])
    .optional(),
  /** Left out: the step is for everybody. `if` says the same to people, as long as their answer is open. */
  only: z.strictObject({ when: whenSchema, if: nameSchema }).optional(),
})

/** content/life-events/<id>.yaml: one 一件事一次办, its steps in order across departments. */
export const lifeEventSchema = z.strictObject({
  id: idSchema,
  ...besideShape,
  cite: citesSchema.min(1),
  questions: z.array(questionSchema).min(3).max(4),
  steps: z.array(stepSchema).min(1).max(24),
})
export type LifeEvent = z.infer<typeof lifeEventSchema>
export type LifeEventStep = LifeEvent['steps'][number]
