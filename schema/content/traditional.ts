import * as z from 'zod'

const pairSchema = z.strictObject({
  from: z.string().trim().min(1).max(20),
  to: z.string().trim().min(1).max(20),
})

/** content/traditional.yaml: what the converter from simplified to traditional characters would get wrong. */
export const traditionalSchema = z.strictObject({
  words: z.array(pairSchema).max(200),
  /** Characters that a place's name keeps, whatever word they would be part of elsewhere. */
  placeLetters: z.array(z.strictObject({ from: z.string().length(1), to: z.string().length(1) })).max(60),
  /** Characters that are nearly always a slip, and the only words in which they stand rightly: anything else stops the build. */
  rare: z
    .array(z.strictObject({ letter: z.string().length(1), only: z.array(z.string().min(1).max(12)).max(40) }))
    .max(60),
})
export type Traditional = z.infer<typeof traditionalSchema>
