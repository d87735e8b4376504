import * as z from 'zod'
import { offerGroups } from '../eligibility/check-data.ts'
import { idSchema } from './rule.ts'

/** content/offers.yaml: what the start page of the self-check lets one choose from. */
export const offersSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      name: z.string().min(1).max(20),
      hint: z.string().min(1).max(60),
      /** Under which heading it stands; `money` is what “check everything” checks, save what stands alone. */
      group: z.enum(offerGroups),
      /** Not part of “check everything”: it is paid without being asked for. */
      alone: z.boolean().optional(),
      programmes: z.array(idSchema).min(1).max(10),
      /** Other offers that are worth a look after this one. */
      also: z.array(idSchema).max(6).optional(),
    }),
  )
  .min(1)
  .max(24)
