import * as z from 'zod'

const hex = (least: number, most = least) => z.string().regex(new RegExp(`^[0-9a-f]{${least},${most}}$`))

const parametersSchema = z
  .strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    cost: z.int().min(1).max(1_000_000),
    expiresAt: z.int(),
    keyLength: z.literal(32),
    keyPrefix: hex(32),
    keySignature: hex(64),
    nonce: hex(32),
    salt: hex(32),
  })
  .meta({ id: 'ChallengeParameters' })

/** `GET /api/challenge`: a challenge of ALTCHA's second version. */
export const challengeSchema = z
  .strictObject({ parameters: parametersSchema, signature: hex(64) })
  .meta({ id: 'Challenge' })

export type Challenge = z.infer<typeof challengeSchema>

/** What the header `Portal-Proof` carries, as base64 of JSON. */
export const proofSchema = z.strictObject({
  challenge: challengeSchema,
  solution: z.strictObject({
    counter: z.int().min(0).max(0xffff_ffff),
    derivedKey: hex(64),
    time: z.number().optional(),
  }),
})
