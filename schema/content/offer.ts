import { z } from 'zod'
import { idSchema } from './rule.ts'

/** content/offers.yaml: what the start page of the self-check lets one choose from. */
export const offersSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      name: z.string().min(1).max(20),
      hint: z.string().min(1).max(60),
      programmes: z.array(idSchema).min(1).max(10),
      /** False where /helper/ should check it only when it is ticked. */
      preselected: z.boolean().optional(),
    }),
  )
  .min(1)
  .max(12)
