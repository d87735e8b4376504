import * as z from 'zod'

/** content/plain-words.yaml: how authors write for people who read slowly. Lengths in characters. */
export const plainWordsSchema = z.strictObject({
  longest: z.strictObject({ sentence: z.int().min(10).max(200), elder: z.int().min(10).max(60) }),
  words: z
    .array(
      z.strictObject({
        word: z.string().trim().min(1).max(12),
        instead: z.string().trim().min(1).max(40),
      }),
    )
    .min(1)
    .max(200),
})
export type PlainWords = z.infer<typeof plainWordsSchema>
