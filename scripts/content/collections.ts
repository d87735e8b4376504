import type { z } from 'zod'
import { awaitedListSchema } from '../../schema/content/awaited.ts'
import { calendarSchema } from '../../schema/content/calendar.ts'
import { catalogueSchema, situationsSchema } from '../../schema/content/catalogue.ts'
import { copySchema } from '../../schema/content/copy.ts'
import { editionSchema } from '../../schema/content/institution.ts'
import { jurisdictionSchema } from '../../schema/content/jurisdiction.ts'
import { lawsSchema } from '../../schema/content/law.ts'
import { offersSchema } from '../../schema/content/offer.ts'
import { pageSchema } from '../../schema/content/page.ts'
import { placesSchema, windowsSchema } from '../../schema/content/place.ts'
import { programmeSchema } from '../../schema/content/programme.ts'
import { questionsSchema } from '../../schema/content/question.ts'
import { rosterSchema } from '../../schema/content/roster.ts'
import { serviceSchema } from '../../schema/content/service.ts'
import { standardsSchema } from '../../schema/content/standard.ts'
import { termsSchema } from '../../schema/content/term.ts'

/** Collections that are one file. */
export const singles = {
  jurisdiction: { file: 'content/jurisdiction.yaml', schema: jurisdictionSchema },
  laws: { file: 'content/laws.yaml', schema: lawsSchema },
  standards: { file: 'content/standards.yaml', schema: standardsSchema },
  situations: { file: 'content/situations.yaml', schema: situationsSchema },
  catalogue: { file: 'content/catalogue.yaml', schema: catalogueSchema },
  windows: { file: 'content/windows.yaml', schema: windowsSchema },
  awaited: { file: 'content/awaited.yaml', schema: awaitedListSchema },
  places: { file: 'content/places/hongjiang.yaml', schema: placesSchema },
  questions: { file: 'content/questions.yaml', schema: questionsSchema },
  terms: { file: 'content/terms.yaml', schema: termsSchema },
  offers: { file: 'content/offers.yaml', schema: offersSchema },
  roster: { file: 'content/roster.yaml', schema: rosterSchema },
  calendar: { file: 'content/calendar.yaml', schema: calendarSchema },
} as const satisfies Record<string, { file: string; schema: z.ZodType }>

/** Collections that are one file a record; the file's name is the record's id. */
export const folders = {
  services: { folder: 'content/services', extension: '.md', schema: serviceSchema },
  editions: { folder: 'content/institutions', extension: '.yaml', schema: editionSchema },
  programmes: { folder: 'content/programmes', extension: '.yaml', schema: programmeSchema },
  pages: { folder: 'content/pages', extension: '.yaml', schema: pageSchema },
  copy: { folder: 'content/copy/zh-Hans', extension: '.yaml', schema: copySchema },
} as const satisfies Record<string, { folder: string; extension: string; schema: z.ZodType }>

export type SingleName = keyof typeof singles
export type FolderName = keyof typeof folders
export type SingleValue<Name extends SingleName> = z.infer<(typeof singles)[Name]['schema']>
export type FolderValue<Name extends FolderName> = z.infer<(typeof folders)[Name]['schema']>
