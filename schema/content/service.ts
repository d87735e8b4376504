import * as z from 'zod'
import { blockSchema } from './block.ts'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'
import { serviceLinkSchema } from './service-link.ts'

export const answerKeys = ['who', 'amount', 'bring', 'where', 'time', 'refused'] as const
export type AnswerKey = (typeof answerKeys)[number]

const answerSchema = z.strictObject({
  blocks: z.array(blockSchema).min(1).max(12),
  cite: citesSchema.min(1),
  /** The same answer for 长辈版: one short sentence a line. */
  elder: z.array(z.string().trim().min(2).max(60)).min(1).max(8),
})
export type Answer = z.infer<typeof answerSchema>

/**
 * What a page is about, which decides how its six questions are asked: something one is paid or given (`benefit`), help that somebody gives
 * (`help`), a matter to be registered or issued (`matter`), something to report (`report`), something to know or to look up (`knowledge`).
 */
export const serviceKinds = ['benefit', 'help', 'matter', 'report', 'knowledge'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** The front matter of content/services/<slug>.md. */
export const serviceSchema = z.strictObject({
  /** The row of content/catalogue.yaml that it is the page of. */
  id: serviceIdSchema,
  kind: z.enum(serviceKinds),
  title: z.string().trim().min(2).max(24),
  formalName: nameSchema,
  summary: sentenceSchema,
  situation: idSchema,
  /** What people type when they look for it. */
  keywords: z.array(z.string().trim().min(1).max(20)).min(1).max(30),
  /** What the self-check checks for this page; empty until it can. */
  programmes: z.array(idSchema).max(6),
  /** One line each, for the result of the self-check. */
  bring: z.string().trim().min(2).max(80),
  where: z.string().trim().min(2).max(80),
  provenance: provenanceSchema,
  reviewed: daySchema,
  /** Rows of the catalogue whose pages one may need too. */
  related: z.array(serviceIdSchema).max(6),
  /** What it costs, in one sentence; shown with what to bring. */
  fee: z.strictObject({ text: sentenceSchema, cite: citesSchema }),
  links: z.array(serviceLinkSchema).max(8).default([]),
  sources: citesSchema.min(1).max(20),
  answers: z.strictObject({
    who: answerSchema,
    amount: answerSchema,
    bring: answerSchema,
    where: answerSchema,
    time: answerSchema,
    refused: answerSchema,
  }),
})
export type Service = z.infer<typeof serviceSchema>

/** What may follow the front matter: a little more explanation, in Markdown. */
export const BODY_MOST = 6000
