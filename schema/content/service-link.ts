import * as z from 'zod'
import { nameSchema } from './parts.ts'
import { idSchema } from './rule.ts'

/** What the catalogue promises of a service, as the portal does it. */
export const capabilities = [
  'explain',
  'check',
  'request',
  'report',
  'book',
  'publish',
  'look-up',
  'download',
] as const
export type Capability = (typeof capabilities)[number]

/** Pages that let a person look something up, or on which the bureau publishes; their addresses are in site/paths.ts. */
export const lookUpPages = [
  'places',
  'institutions',
  'care-sites',
  'standards',
  'services',
  'report/follow',
] as const
export const publishedTopics = [
  'notices',
  'progress',
  'funds',
  'lottery-fund',
  'inspections',
  'work-plan',
  'reports',
] as const
export type PublishedTopic = (typeof publishedTopics)[number]

const text = nameSchema.optional()

/**
 * Where a service page leads for one of its capabilities. Programmes of the self-check and kinds of reports that name the service lead
 * there by themselves; only what they do not cover, or what needs other words, is written here. `text` is the link's own words. A
 * `programme` is one whose own page is another.
 */
export const serviceLinkSchema = z.union([
  z.strictObject({ does: z.literal('check'), lifeEvent: idSchema, text }),
  z.strictObject({ does: z.literal('check'), programme: idSchema, text }),
  z.strictObject({ does: z.literal('check'), page: z.enum(['fraud', 'check']), text }),
  z.strictObject({ does: z.literal('book'), appointment: idSchema, text }),
  z.strictObject({ does: z.enum(['request', 'report']), request: idSchema, text }),
  z.strictObject({ does: z.literal('request'), appointment: idSchema, text }),
  z.strictObject({ does: z.literal('look-up'), page: z.enum(lookUpPages), text }),
  z.strictObject({
    does: z.enum(['look-up', 'publish', 'download']),
    published: z.enum(publishedTopics),
    text,
  }),
  z.strictObject({
    does: z.enum(['publish', 'download']),
    page: z.enum(['institutions', 'standards', 'data']),
    text,
  }),
  z.strictObject({ does: z.literal('download'), form: idSchema, text }),
  z.strictObject({ does: z.literal('download'), page: z.literal('fraud/poster'), text }),
])
export type ServiceLink = z.infer<typeof serviceLinkSchema>
