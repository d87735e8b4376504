import * as z from 'zod'
import { daySchema, idSchema } from '../content/rule.ts'
import { instantSchema, partySchema } from './booking.ts'

/** `announced`: entries are not open yet. `released`: called off, and the day is given to whoever comes first. */
export const drawStates = ['announced', 'open', 'closed', 'drawn', 'cancelled', 'released'] as const
export type DrawState = (typeof drawStates)[number]

/** `in`: on the list. `passed`: drawn, but its people have something else by now. */
export const entryStates = ['in', 'withdrawn', 'won', 'waiting', 'passed', 'cancelled'] as const
export type EntryState = (typeof entryStates)[number]

const entryNumberSchema = z.string().regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** The most times a day can have, each of five minutes. */
const MOST_TIMES = 288

const drawShape = {
  id: idSchema,
  name: z.string(),
  office: idSchema,
  appointment: idSchema,
  day: daySchema,
  state: z.enum(drawStates),
  entriesFrom: instantSchema,
  entriesUntil: instantSchema,
  /** Which public value fixes the order, how it is written, and from when it is known. */
  valueSource: z.string(),
  valueWritten: z.string(),
  valueForm: z.string(),
  valueExpectedAt: instantSchema,
  /** How many entries are on the list. */
  count: z.int().min(0),
  /** SHA-256 of the closed list's text; null until entries are closed. */
  commitment: hashSchema.nullable(),
  committedAt: instantSchema.nullable(),
  /** Of a draw that was called off: why, and from when on the day is given to whoever comes first. */
  reason: z.string().optional(),
  firstComeAt: instantSchema.optional(),
}
export const drawSummarySchema = z.strictObject(drawShape).meta({ id: 'DrawSummary' })
export const drawsAnswerSchema = z
  .strictObject({ draws: z.array(drawSummarySchema) })
  .meta({ id: 'DrawsAnswer' })

const drawTimeSchema = z
  .strictObject({ start: instantSchema, places: z.int().min(0) })
  .meta({ id: 'DrawTime' })
const drawEntrySchema = z
  .strictObject({ entry: entryNumberSchema, preferences: z.array(instantSchema).max(MOST_TIMES) })
  .meta({ id: 'DrawEntry' })

/** Everything with which anybody can do the draw again. `times` and `entries` are null until entries are closed. */
export const drawAnswerSchema = z
  .strictObject({
    ...drawShape,
    algorithm: z.string(),
    /** The starts one may prefer, earliest first. */
    choices: z.array(instantSchema).max(MOST_TIMES),
    times: z.array(drawTimeSchema).nullable(),
    entries: z.array(drawEntrySchema).nullable(),
    publicValue: z.string().optional(),
    drawnAt: instantSchema.optional(),
    /** The entries' numbers in drawn order. */
    order: z.array(entryNumberSchema).optional(),
    given: z
      .array(z.strictObject({ entry: entryNumberSchema, start: instantSchema }).meta({ id: 'DrawnPlace' }))
      .optional(),
  })
  .meta({ id: 'Draw' })
export type DrawAnswer = z.infer<typeof drawAnswerSchema>
export type DrawSummary = z.infer<typeof drawSummarySchema>

export const entryBodySchema = partySchema
  .extend({ preferences: z.array(instantSchema).min(1).max(MOST_TIMES) })
  .meta({ id: 'EntryRequest' })
export const entryAnswerSchema = z
  .strictObject({ code: z.string(), entry: entryNumberSchema })
  .meta({ id: 'EntryReceipt' })

export const entryViewSchema = z
  .strictObject({
    entry: entryNumberSchema,
    state: z.enum(entryStates),
    draw: idSchema,
    drawState: z.enum(drawStates),
    office: idSchema,
    appointment: idSchema,
    date: daySchema,
    preferences: z.array(instantSchema),
    /** Where it came in the drawn order, from 1. */
    turn: z.int().min(1).optional(),
    start: instantSchema.optional(),
  })
  .meta({ id: 'EntryView' })
export type EntryView = z.infer<typeof entryViewSchema>

export const entryLookupAnswerSchema = z
  .strictObject({ entry: entryViewSchema, token: z.string() })
  .meta({ id: 'EntryLookup' })
export const withdrawnAnswerSchema = z.strictObject({ entry: entryViewSchema }).meta({ id: 'EntryChanged' })
