import * as z from 'zod'
import { citeSchema } from './cite.ts'

/** `sample` is made up to show how a page looks; `confirmed` has a source. A production build refuses samples. */
export const provenanceSchema = z.enum(['sample', 'confirmed'])

/** A name or a heading. */
export const nameSchema = z.string().trim().min(1).max(60)
/** One sentence, or a few short ones. */
export const sentenceSchema = z.string().trim().min(2).max(200)
/** A paragraph. */
export const paragraphSchema = z.string().trim().min(2).max(500)
export const citesSchema = z.array(citeSchema).max(8)

/** Six digits a county, nine a township, twelve a village; kept as text. */
export const countyCodeSchema = z.string().regex(/^\d{6}$/)
export const townshipCodeSchema = z.string().regex(/^\d{9}$/)
export const villageCodeSchema = z.string().regex(/^\d{12}$/)

export const phoneSchema = z.string().regex(/^[0-9][0-9-]{2,18}$/)
export const addressSchema = z.string().trim().min(4).max(80)
export const hoursSchema = z.string().trim().min(4).max(80)
