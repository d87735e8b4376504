import type { z } from 'zod'
import { appointmentSchema } from './appointment.ts'
import { awaitedListSchema } from './awaited.ts'
import { bookingRulesSchema } from './booking-rules.ts'
import { calendarSchema } from './calendar.ts'
import { careSitesSchema } from './care-site.ts'
import { catalogueSchema, situationsSchema } from './catalogue.ts'
import { copySchema } from './copy.ts'
import { deskSchema } from './desk.ts'
import { disclosureSchema } from './disclosure.ts'
import { drawSchema } from './draw.ts'
import { elderHomeSchema } from './elder-home.ts'
import { formSchema } from './form.ts'
import { audiencesSchema, momentsSchema, synonymsSchema, wellKnownSchema } from './find.ts'
import { fraudTestSchema } from './fraud-test.ts'
import { editionSchema } from './institution.ts'
import { jurisdictionSchema } from './jurisdiction.ts'
import { lawsSchema } from './law.ts'
import { lifeEventSchema } from './life-event.ts'
import { offersSchema } from './offer.ts'
import { noticeSchema } from './notice.ts'
import { officeSchema } from './office.ts'
import { pageSchema } from './page.ts'
import { placesSchema, windowsSchema } from './place.ts'
import { plainWordsSchema } from './plain-words.ts'
import { programmeSchema } from './programme.ts'
import { progressSchema } from './progress.ts'
import { questionsSchema } from './question.ts'
import { caseworkRulesSchema, requestSchema, unitsSchema } from './request.ts'
import { rightsSchema } from './rights.ts'
import { romanisationSchema } from './romanisation.ts'
import { rosterSchema } from './roster.ts'
import { serviceSchema } from './service.ts'
import { standardsSchema } from './standard.ts'
import { termsSchema } from './term.ts'
import { traditionalSchema } from './traditional.ts'
import { workPlanSchema } from './work-plan.ts'

/** Collections that are one file. */
export const singles = {
  jurisdiction: { file: 'content/jurisdiction.yaml', schema: jurisdictionSchema },
  laws: { file: 'content/laws.yaml', schema: lawsSchema },
  standards: { file: 'content/standards.yaml', schema: standardsSchema },
  situations: { file: 'content/situations.yaml', schema: situationsSchema },
  catalogue: { file: 'content/catalogue.yaml', schema: catalogueSchema },
  moments: { file: 'content/moments.yaml', schema: momentsSchema },
  audiences: { file: 'content/audiences.yaml', schema: audiencesSchema },
  synonyms: { file: 'content/synonyms.yaml', schema: synonymsSchema },
  wellKnown: { file: 'content/well-known.yaml', schema: wellKnownSchema },
  windows: { file: 'content/windows.yaml', schema: windowsSchema },
  socialWorkStations: { file: 'content/social-work-stations.yaml', schema: windowsSchema },
  rescuePoints: { file: 'content/rescue-points.yaml', schema: windowsSchema },
  romanisation: { file: 'content/romanisation.yaml', schema: romanisationSchema },
  careSites: { file: 'content/care-sites.yaml', schema: careSitesSchema },
  awaited: { file: 'content/awaited.yaml', schema: awaitedListSchema },
  places: { file: 'content/places/hongjiang.yaml', schema: placesSchema },
  questions: { file: 'content/questions.yaml', schema: questionsSchema },
  plainWords: { file: 'content/plain-words.yaml', schema: plainWordsSchema },
  terms: { file: 'content/terms.yaml', schema: termsSchema },
  traditional: { file: 'content/traditional.yaml', schema: traditionalSchema },
  offers: { file: 'content/offers.yaml', schema: offersSchema },
  fraudTest: { file: 'content/fraud-test.yaml', schema: fraudTestSchema },
  elderHome: { file: 'content/elder-home.yaml', schema: elderHomeSchema },
  roster: { file: 'content/roster.yaml', schema: rosterSchema },
  booking: { file: 'content/booking.yaml', schema: bookingRulesSchema },
  casework: { file: 'content/casework.yaml', schema: caseworkRulesSchema },
  desk: { file: 'content/desk/roles.yaml', schema: deskSchema },
  rights: { file: 'content/desk/rights.yaml', schema: rightsSchema },
  units: { file: 'content/units.yaml', schema: unitsSchema },
  calendar: { file: 'content/calendar.yaml', schema: calendarSchema },
  progress: { file: 'content/published/progress.yaml', schema: progressSchema },
  workPlan: { file: 'content/published/work-plan.yaml', schema: workPlanSchema },
} as const satisfies Record<string, { file: string; schema: z.ZodType }>

/** Collections that are one file a record; the file's name is the record's id. */
export const folders = {
  services: { folder: 'content/services', extension: '.md', schema: serviceSchema },
  editions: { folder: 'content/institutions', extension: '.yaml', schema: editionSchema },
  programmes: { folder: 'content/programmes', extension: '.yaml', schema: programmeSchema },
  lifeEvents: { folder: 'content/life-events', extension: '.yaml', schema: lifeEventSchema },
  offices: { folder: 'content/offices', extension: '.yaml', schema: officeSchema },
  appointments: { folder: 'content/appointments', extension: '.yaml', schema: appointmentSchema },
  requests: { folder: 'content/requests', extension: '.yaml', schema: requestSchema },
  forms: { folder: 'content/forms', extension: '.yaml', schema: formSchema },
  draws: { folder: 'content/draws', extension: '.yaml', schema: drawSchema },
  notices: { folder: 'content/published/notices', extension: '.yaml', schema: noticeSchema },
  funds: { folder: 'content/published/funds', extension: '.yaml', schema: disclosureSchema },
  lotteryFund: { folder: 'content/published/lottery-fund', extension: '.yaml', schema: disclosureSchema },
  inspections: { folder: 'content/published/inspections', extension: '.yaml', schema: disclosureSchema },
  pages: { folder: 'content/pages', extension: '.yaml', schema: pageSchema },
  copy: { folder: 'content/copy/zh-Hans', extension: '.yaml', schema: copySchema },
} as const satisfies Record<string, { folder: string; extension: string; schema: z.ZodType }>

export type SingleName = keyof typeof singles
export type FolderName = keyof typeof folders
export type SingleValue<Name extends SingleName> = z.infer<(typeof singles)[Name]['schema']>
export type FolderValue<Name extends FolderName> = z.infer<(typeof folders)[Name]['schema']>
