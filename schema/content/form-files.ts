import * as z from 'zod'
import { idSchema } from './rule.ts'

const fileSchema = z.strictObject({ bytes: z.int().min(1) })

/** build/forms/index.json: what the build made of content/forms, by the form's id. `key` is the digest of all that went into it. */
export const formFilesSchema = z.record(
  idSchema,
  z.strictObject({
    key: z.string().regex(/^[0-9a-f]{64}$/),
    pdf: fileSchema.extend({ pages: z.int().min(1) }),
    docx: fileSchema,
  }),
)
export type FormFiles = z.infer<typeof formFilesSchema>
export const formExtensions = ['pdf', 'docx'] as const
export type FormExtension = (typeof formExtensions)[number]
