import * as z from 'zod'
import { daySchema } from './rule.ts'

/** content/calendar.yaml, made by scripts/content/calendar.ts from npm's chinese-days. */
export const calendarSchema = z.strictObject({
  source: z.string().min(2).max(200),
  /** Years whose arrangement the State Council has announced; later years hold only what follows from the law itself. */
  arranged: z.array(z.int().min(2000).max(2100)).min(1).max(40),
  off: z.array(daySchema).max(600),
  work: z.array(daySchema).max(300),
})
