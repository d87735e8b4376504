import * as z from 'zod'
import { deskActions, maskedFields, reaches } from '../desk/actions.ts'
import { nameSchema, provenanceSchema, sentenceSchema } from './parts.ts'
import { daySchema } from './rule.ts'

const minutesSchema = z.int().min(1).max(1440)
const listOf = <T extends z.ZodType>(one: T) =>
  z.array(one).refine((all) => new Set(all).size === all.length, 'each once')

export const roleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  name: nameSchema,
  /** What it is for, as whoever invites somebody reads it. */
  about: sentenceSchema,
  may: listOf(z.enum(deskActions)).min(1),
  /** Empty: it sees all of what it may. Otherwise only what belongs to the person by each of these. */
  within: listOf(z.enum(reaches)),
  /** Masked fields that may be opened, by saying why. */
  unmask: listOf(z.enum(maskedFields)),
})
export type Role = z.infer<typeof roleSchema>

/** content/desk/roles.yaml: who may do what at the desk, and how long one stays signed in. */
export const deskSchema = z.strictObject({
  session: z.strictObject({
    /** Without a request for so long, one is signed out. */
    idleMinutes: minutesSchema,
    /** So long after signing in one is signed out in any case. */
    hours: z.int().min(1).max(24),
    /** Between password and code. */
    codeMinutes: minutesSchema.max(60),
  }),
  invite: z.strictObject({ hours: z.int().min(1).max(168) }),
  password: z.strictObject({
    least: z.int().min(12).max(64),
    /** Never taken, however long: each is compared without regard to case, and as a part that is repeated. */
    refused: z.array(z.string().min(4).max(64)).min(10),
  }),
  /**
   * What the bureau's own identity provider must say of a sign-in for it to count as two factors: one of these in `amr` (RFC 8176), or
   * one of these as `acr`. Otherwise our own code is asked for.
   */
  oidc: z.strictObject({ amr: listOf(z.string().min(1).max(64)), acr: listOf(z.string().min(1).max(200)) }),
  /** A device on which somebody signed in is known for so long. */
  knownDeviceDays: z.int().min(1).max(366),
  roles: z
    .array(roleSchema)
    .min(1)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each role once')
    .refine((all) => all.some(({ may }) => may.includes('staff.invite')), 'somebody must be able to invite'),
  provenance: provenanceSchema,
  reviewed: daySchema,
})
export type DeskRules = z.infer<typeof deskSchema>
