import * as z from 'zod'
import {
  addressSchema,
  citesSchema,
  countyCodeSchema,
  hoursSchema,
  nameSchema,
  phoneSchema,
  provenanceSchema,
  sentenceSchema,
} from './parts.ts'

/** content/jurisdiction.yaml: whose portal this is. What the bureau has not supplied is null and is shown as awaited. */
export const jurisdictionSchema = z.strictObject({
  code: countyCodeSchema,
  name: nameSchema,
  city: z.strictObject({ code: z.string().regex(/^\d{4}$/), name: nameSchema }),
  province: z.strictObject({ code: z.string().regex(/^\d{2}$/), name: nameSchema }),
  bureau: z.strictObject({
    name: nameSchema,
    phone: phoneSchema.nullable(),
    address: addressSchema.nullable(),
    hours: hoursSchema.nullable(),
  }),
  /** 社会救助服务热线, which every county has to open (社会救助法第 60 条). */
  assistanceHotline: phoneSchema.nullable(),
  neighbours: z
    .array(
      z.strictObject({
        code: countyCodeSchema,
        name: nameSchema,
        note: sentenceSchema.optional(),
        cite: citesSchema,
      }),
    )
    .max(12),
  plan: z.strictObject({
    title: nameSchema,
    published: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    signed: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** Anchors that may be cited, each with what its section is about. */
    anchors: z
      .array(z.strictObject({ id: z.string().regex(/^S\d+(\.\d+)?$/), about: nameSchema }))
      .min(1)
      .max(80),
  }),
  provenance: provenanceSchema,
})
export type Jurisdiction = z.infer<typeof jurisdictionSchema>
