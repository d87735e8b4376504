import { z } from 'zod'

export const MANIFEST = 'manifest.json'
export const KEYS = 'keys.json'
export const RECIPIENTS = 'backup-recipients.txt'

/** Nothing else is ever written by a restore, whatever an archive names. */
export const PATHS =
  /^(manifest\.json|keys\.json|backup-recipients\.txt|objects\/[a-z0-9-]{1,40}\/(metadata|[0-9a-f]{64})\.sqlite)$/

const fileSchema = z.strictObject({
  path: z.string().regex(PATHS),
  bytes: z.int().min(0),
  /** Hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Rows of each table; for people, and for whoever compares. */
  rows: z.record(z.string(), z.int()).optional(),
})

/** The last file of a backup: what is in it, when it was made and of what. Without it a backup is not whole. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Every write that was acknowledged before this instant is in it. ISO 8601, +08:00. */
  began: z.string(),
  ended: z.string(),
  portal: z.string(),
  workerd: z.string(),
  node: z.string(),
  /** The last row of the audit; null while nobody works at the desk. */
  audit: z.strictObject({ seq: z.int(), hash: z.string() }).nullable(),
  files: z.array(fileSchema),
})
export type Manifest = z.infer<typeof manifestSchema>
export type ManifestFile = Manifest['files'][number]
