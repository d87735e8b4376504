import * as z from 'zod'

/** Where a statement stands: a law's article, a document's section, or an anchor of the bureau's 2024 work plan. */
export const citeSchema = z.union([
  z.strictObject({
    law: z.string().min(2).max(60),
    article: z.union([z.int().min(1).max(2000), z.array(z.int().min(1).max(2000)).min(1).max(20)]),
  }),
  z.strictObject({
    law: z.string().min(2).max(60),
    section: z.union([z.string().min(1).max(20), z.array(z.string().min(1).max(20)).min(1).max(20)]),
  }),
  /** Only for documents known at second hand, whose sections nobody here has read. */
  z.strictObject({ law: z.string().min(2).max(60) }),
  z.strictObject({
    plan: z.union([
      z.string().regex(/^S\d+(\.\d+)?$/),
      z
        .array(z.string().regex(/^S\d+(\.\d+)?$/))
        .min(1)
        .max(10),
    ]),
  }),
])
z.globalRegistry.add(citeSchema, { id: 'Cite' })
