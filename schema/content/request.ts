import * as z from 'zod'
import { serviceIdSchema } from './catalogue.ts'
import { citesSchema, nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema, idSchema } from './rule.ts'

/** How long until something has to be done: hours on the clock, or the end of so many working days after the day it began. */
export const spanSchema = z.union([
  z.strictObject({ hours: z.int().min(1).max(720) }),
  z.strictObject({ workdays: z.int().min(1).max(60) }),
])
export type Span = z.infer<typeof spanSchema>

const fieldIdSchema = z.string().regex(/^[a-z][a-zA-Z0-9]{1,30}$/)
const optionSchema = z.strictObject({ id: idSchema, label: nameSchema })

const fieldShape = {
  id: fieldIdSchema,
  label: nameSchema,
  hint: sentenceSchema.nullable(),
  required: z.boolean(),
}
/**
 * Who may see a field. `public`: goes into numbers and, for things, into Open311; only what is chosen from a list or counted.
 * `staff`: sealed; whoever works on the case. `named`: sealed; only those who are named for the case.
 */
const sealedFor = z.enum(['staff', 'named'])
const seenBy = z.enum(['public', 'staff', 'named'])

/** One question of a form. Each kind of it has its own bound: characters, numbers or options. */
export const requestFieldSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...fieldShape,
    type: z.literal('text'),
    max: z.int().min(10).max(100),
    seenBy: sealedFor,
  }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('long'),
    max: z.int().min(100).max(2000),
    seenBy: sealedFor,
  }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('choice'),
    options: z.array(optionSchema).min(2).max(12),
    seenBy,
  }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('choices'),
    options: z.array(optionSchema).min(2).max(12),
    seenBy,
  }),
  z.strictObject({
    ...fieldShape,
    type: z.literal('number'),
    min: z.int().min(0),
    max: z.int().max(1_000_000),
    unit: nameSchema,
    seenBy,
  }),
  z.strictObject({ ...fieldShape, type: z.literal('day'), seenBy: sealedFor }),
  z.strictObject({ ...fieldShape, type: z.literal('yesno'), seenBy }),
])
export type RequestField = z.infer<typeof requestFieldSchema>

/** What became of a case, for the numbers: `done` is what the reporter hoped for. */
export const results = ['done', 'referred', 'not-found', 'not-so', 'no-answer'] as const

/** content/requests/<id>.yaml: what can be asked or reported. */
export const requestSchema = z.strictObject({
  id: idSchema,
  /** As somebody would say it: `街上有人没处住、没饭吃`. */
  name: nameSchema,
  formalName: nameSchema,
  /** One line under the name where one chooses. */
  hint: sentenceSchema,
  /** Rows of the catalogue that it acts for. */
  services: z.array(serviceIdSchema).min(1).max(12),
  /** A group of content/casework.yaml. */
  group: idSchema,
  keywords: z.array(z.string().trim().min(1).max(20)).max(30),
  /** One screen, and 110 / 120 before anything is asked. Never turned away for want of a proof of work. */
  urgent: z.boolean(),
  /** What to do at once, above the form; for kinds with children: 110 first. */
  first: sentenceSchema.nullable(),
  /** Asked with yes / no / not sure; `danger`: a yes starts the clock of danger to life. */
  urgency: z.array(z.strictObject({ id: fieldIdSchema, ask: sentenceSchema, danger: z.boolean() })).max(3),
  fields: z.array(requestFieldSchema).min(1).max(10),
  place: z.enum(['required', 'optional', 'none']),
  photos: z.int().min(0).max(3),
  contact: z.strictObject({
    /** Without a phone nobody can call back; where one must, it is `required`. */
    phone: z.enum(['required', 'optional', 'none']),
    name: z.enum(['required', 'optional', 'none']),
    why: sentenceSchema,
  }),
  /** `thing`: may be published (Open311); `person`: never; `child`: never, and seen only by those named for it. */
  privacy: z.enum(['thing', 'person', 'child']),
  /** Who sees what, said on the form. */
  whoSees: sentenceSchema,
  /**
   * The same for the desk: units that see each case beside the one that has it, and whether the township of the place does. Of a
   * child's case, those of them who are named for children.
   */
  sees: z.strictObject({ township: z.boolean(), units: z.array(idSchema).min(1).max(4) }),
  /** A unit of content/units.yaml that has it first. */
  unit: idSchema,
  clocks: z.strictObject({ accept: spanSchema, danger: spanSchema, answer: spanSchema }),
  /** How it may end, and what the reporter is then told. */
  outcomes: z
    .array(
      z.strictObject({
        id: idSchema,
        label: nameSchema,
        text: sentenceSchema,
        result: z.enum(results),
      }),
    )
    .min(2)
    .max(10),
  /** What happens next, told with the receipt. */
  next: z.array(sentenceSchema).min(1).max(5),
  /** Reports of the same kind so near in time and place may be of the same thing; null: never looked for. */
  same: z.strictObject({ hours: z.int().min(1).max(8760), metres: z.int().min(10).max(5000) }).nullable(),
  /** Days after the end until words, contact and photos are erased. */
  retentionDays: z.int().min(7).max(3650),
  cite: citesSchema.min(1),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type RequestKind = z.infer<typeof requestSchema>
export type Outcome = RequestKind['outcomes'][number]

/** content/units.yaml: who can be responsible for a case. A `township` unit stands for the one of the place. */
export const unitsSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      name: nameSchema,
      kind: z.enum(['township', 'station', 'section', 'department']),
      phone: z
        .string()
        .regex(/^[0-9][0-9-]{2,18}$/)
        .nullable(),
      provenance: provenanceSchema,
    }),
  )
  .min(1)
  .max(60)
export type Unit = z.infer<typeof unitsSchema>[number]

/** content/casework.yaml: what holds for all kinds. */
export const caseworkRulesSchema = z.strictObject({
  groups: z
    .array(z.strictObject({ id: idSchema, title: nameSchema }))
    .min(1)
    .max(12),
  /**
   * Rows of the catalogue that say `request` or `report` and yet have no kind here: they are booked instead (`appointment`), or are
   * done in another way. `why` is for whoever keeps the content.
   */
  elsewhere: z
    .array(
      z.strictObject({ service: serviceIdSchema, appointment: idSchema.nullable(), why: sentenceSchema }),
    )
    .max(40),
  /** The clock time at which a working day ends, for spans in working days. */
  dayEnds: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** The unit that is told when a clock has run out. */
  escalateTo: idSchema,
  /** Times a reporter can add to one report. */
  mostAdditions: z.int().min(1).max(100),
  mostWords: z.int().min(100).max(2000),
  /** How long after the end a reporter can say that the outcome was wrong. */
  reopenDays: z.int().min(1).max(365),
  mostReopenings: z.int().min(1).max(10),
  photo: z.strictObject({
    mostBytes: z.int().min(100_000).max(20_000_000),
    mostPixels: z.int().min(1_000_000).max(60_000_000),
    /** The longer edge after shrinking. */
    edge: z.int().min(640).max(2560),
    /** How long a photo waits for its report. */
    waitsHours: z.int().min(1).max(72),
  }),
  /** Published numbers below this are not shown. */
  fewestPublished: z.int().min(3).max(20),
  /** The register of persons in care of the rescue station, and the three counts of the plan that have to stay at zero. */
  rescue: z.strictObject({
    /** Units of content/units.yaml: the first keeps the register, the others look on. */
    units: z.array(idSchema).min(1).max(5),
    /** After so many months somebody has to be settled. */
    months: z.int().min(1).max(24),
    /** So many days before that it is said. */
    warnDays: z.int().min(1).max(60),
    assistances: z
      .array(z.strictObject({ id: idSchema, name: nameSchema }))
      .min(1)
      .max(20),
    /** How somebody leaves care without being settled. */
    ends: z
      .array(z.strictObject({ id: idSchema, name: nameSchema }))
      .min(1)
      .max(20),
    cite: citesSchema.min(1),
  }),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type CaseworkRules = z.infer<typeof caseworkRulesSchema>
