import * as z from 'zod'
import { results } from '../content/request.ts'
import { townshipCodeSchema, villageCodeSchema } from '../content/parts.ts'
import { idSchema } from '../content/rule.ts'
import { statuses } from '../casework/transitions.ts'
import { instantSchema, monthSchema } from './booking.ts'

export const MOST_PHOTOS = 3
export const MOST_LANDMARK = 100
/** More than any form has; the kind's own bounds are smaller. */
const MOST_FIELD = 4000

const villageSchema = z
  .strictObject({ code: villageCodeSchema, name: z.string() })
  .meta({ id: 'VillageName' })
export const placesAnswerSchema = z
  .strictObject({
    townships: z.array(
      z
        .strictObject({ code: townshipCodeSchema, name: z.string(), villages: z.array(villageSchema) })
        .meta({ id: 'TownshipName' }),
    ),
  })
  .meta({ id: 'PlacesAnswer' })

export const kindsAnswerSchema = z
  .strictObject({
    kinds: z.array(
      z
        .strictObject({
          id: idSchema,
          name: z.string(),
          urgent: z.boolean(),
          privacy: z.enum(['thing', 'person', 'child']),
          place: z.enum(['required', 'optional', 'none']),
          photos: z.int().min(0).max(MOST_PHOTOS),
          contact: z.strictObject({
            phone: z.enum(['required', 'optional', 'none']),
            name: z.enum(['required', 'optional', 'none']),
          }),
          /** JSON Schema of `fields`, with `urgency` questions among them. */
          fields: z.record(z.string(), z.unknown()),
        })
        .meta({ id: 'RequestKind' }),
    ),
  })
  .meta({ id: 'RequestKindsAnswer' })

export const photoIdSchema = z.uuid()
export const photoAnswerSchema = z.strictObject({ photo: photoIdSchema }).meta({ id: 'PhotoKept' })

export const placeSchema = z
  .strictObject({
    township: z.string().max(12).optional(),
    village: z.string().max(12).optional(),
    landmark: z.string().max(MOST_LANDMARK).optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    accuracyM: z.number().min(0).max(100_000).optional(),
  })
  .meta({ id: 'ReportPlace' })
export type TypedPlace = z.infer<typeof placeSchema>

const fieldValueSchema = z.union([
  z.string().max(MOST_FIELD),
  z.number(),
  z.boolean(),
  z.array(z.string().max(60)).max(12),
])
export type FieldValue = z.infer<typeof fieldValueSchema>

/** As typed; the kind in content says what it has to be (schema/casework/read-report.ts). */
export const reportBodySchema = z
  .strictObject({
    kind: z.string().max(60),
    fields: z.record(z.string().max(32), fieldValueSchema),
    place: placeSchema.optional(),
    contact: z
      .strictObject({ name: z.string().max(60).optional(), phone: z.string().max(40).optional() })
      .meta({ id: 'ReportContact' })
      .optional(),
    photos: z.array(photoIdSchema).max(MOST_PHOTOS).optional(),
    draftId: z.uuid().optional(),
  })
  .meta({ id: 'ReportRequest' })
export type TypedReport = z.infer<typeof reportBodySchema>

export const reportAnswerSchema = z
  .strictObject({
    receipt: z.string(),
    acceptedBy: instantSchema,
    dueBy: instantSchema,
    /** Something like it is known already; yours is added to it. */
    maybeKnown: z.boolean(),
  })
  .meta({ id: 'ReportReceipt' })

export const receiptBodySchema = z
  .strictObject({ receipt: z.string().max(80) })
  .meta({ id: 'ReceiptRequest' })

/** What a reporter is shown of what happened. */
export const shownEvents = [
  'reported',
  'accepted',
  'assigned',
  'told',
  'asked',
  'added',
  'escalated',
  'closed',
  'withdrawn',
  'reopened',
  'joined',
] as const
const timelineSchema = z
  .strictObject({ at: instantSchema, event: z.enum(shownEvents), text: z.string() })
  .meta({ id: 'TimelineEntry' })

export const reportViewSchema = z
  .strictObject({
    kind: idSchema,
    status: z.enum(statuses),
    timeline: z.array(timelineSchema),
    acceptedBy: instantSchema,
    dueBy: instantSchema,
    /** What the reporter is asked and has not answered yet. */
    question: z.string().optional(),
    outcome: z
      .strictObject({ id: idSchema, result: z.enum(results), text: z.string(), words: z.string().optional() })
      .meta({ id: 'ReportOutcome' })
      .optional(),
    photos: z.int().min(0),
    /** What the reporter can do now. */
    can: z
      .strictObject({ add: z.boolean(), withdraw: z.boolean(), reopen: z.boolean() })
      .meta({ id: 'ReporterCan' }),
    /** Words and photos have been erased, their time is over. */
    erased: z.boolean(),
  })
  .meta({ id: 'ReportView' })
export type ReportView = z.infer<typeof reportViewSchema>

export const reportLookupAnswerSchema = reportViewSchema
  .extend({ token: z.string() })
  .meta({ id: 'ReportLookup' })

export const addBodySchema = z
  .strictObject({
    text: z.string().max(MOST_FIELD).optional(),
    photos: z.array(photoIdSchema).max(MOST_PHOTOS).optional(),
  })
  .meta({ id: 'AddRequest' })
export const wordsBodySchema = z
  .strictObject({ text: z.string().max(MOST_FIELD) })
  .meta({ id: 'WordsRequest' })

export const statisticsQuerySchema = z.strictObject({ month: monthSchema })
/** Null: below `fewest`, or such a number could be computed from it (schema/casework/publish.ts). */
const countSchema = z.int().min(0).nullable()
export const statisticsAnswerSchema = z
  .strictObject({
    month: monthSchema,
    fewest: z.int(),
    kinds: z.array(
      z
        .strictObject({
          kind: idSchema,
          name: z.string(),
          reports: countSchema,
          cases: countSchema,
          acceptedInTime: countSchema,
          answeredInTime: countSchema,
          outcomes: z.array(z.strictObject({ id: idSchema, label: z.string(), count: countSchema })),
          medianHours: z.number().min(0).nullable(),
        })
        .meta({ id: 'KindStatistics' }),
    ),
    /** Of the cases about persons in need: how many were found and helped, at least; from what is published alone. */
    foundRate: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: 'ReportStatistics' })
export type ReportStatistics = z.infer<typeof statisticsAnswerSchema>
