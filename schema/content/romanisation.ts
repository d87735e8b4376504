import * as z from 'zod'
import { provenanceSchema, townshipCodeSchema, villageCodeSchema } from './parts.ts'
import { daySchema } from './rule.ts'

/** 汉语拼音 of a place's name as 地名管理条例 15 has it: `Qiancheng Zhen`, each part with a capital, `Da'an` where needed. */
export const pinyinSchema = z.string().regex(/^[A-Z][a-zü']*( [A-Z][a-zü']*){0,3}$/)

const row = <Code extends z.ZodType>(code: Code) =>
  z.strictObject({ code, pinyin: pinyinSchema, checked: daySchema })

/**
 * content/romanisation.yaml: names whose letters somebody looked at, character by character, and the day. A village that is not
 * here has the letters a library makes, and its page says so.
 */
export const romanisationSchema = z.strictObject({
  townships: z.array(row(townshipCodeSchema)).min(1).max(60),
  villages: z.array(row(villageCodeSchema)).max(500),
  provenance: provenanceSchema,
})
export type Romanisation = z.infer<typeof romanisationSchema>
