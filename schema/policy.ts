import type { z } from 'zod'
import type { Appointment } from './content/appointment.ts'
import type { Awaited } from './content/awaited.ts'
import type { Block } from './content/block.ts'
import type { BookingRules } from './content/booking-rules.ts'
import type { CareSite } from './content/care-site.ts'
import type { CatalogueRow, Situation } from './content/catalogue.ts'
import type { DeskRules } from './content/desk.ts'
import type { Draw } from './content/draw.ts'
import type { ElderHome } from './content/elder-home.ts'
import type { FormSummary } from './content/form.ts'
import type { Audience, Moment, Synonyms, WellKnown } from './content/find.ts'
import type { FraudTest } from './content/fraud-test.ts'
import type { Edition, InstitutionEntry } from './content/institution.ts'
import type { Jurisdiction } from './content/jurisdiction.ts'
import type { Law } from './content/law.ts'
import type { LifeEvent, LifeEventStep } from './content/life-event.ts'
import type { calendarSchema } from './content/calendar.ts'
import type { offersSchema } from './content/offer.ts'
import type { Office } from './content/office.ts'
import type { Places, Township, Village, Windows } from './content/place.ts'
import type { ProgrammeRecord } from './content/programme.ts'
import type { questionsSchema } from './content/question.ts'
import type { Answer, AnswerKey, Service } from './content/service.ts'
import type { CaseworkRules, RequestKind, Unit } from './content/request.ts'
import type { RightsRules } from './content/rights.ts'
import type { StandardRecord } from './content/standard.ts'
import type { termsSchema } from './content/term.ts'
import type { Traditional } from './content/traditional.ts'
import type { Day } from './dates.ts'

type ExampleBlock = Extract<Block, { example: unknown }>

/** An example whose amount the engine computed and whose `{{given.…}}` places are filled. */
export type WorkedExample = {
  example: ExampleBlock['example'] & { amount: { fen: number; per: 'month' | 'once'; basis: number } }
}
export type PolicyBlock = Exclude<Block, ExampleBlock> | WorkedExample
export type PolicyAnswer = Omit<Answer, 'blocks'> & { blocks: PolicyBlock[] }
export type PolicyService = Omit<Service, 'answers'> & {
  slug: string
  answers: Record<AnswerKey, PolicyAnswer>
  /** Markdown after the front matter; often empty. */
  body: string
}

/** A step whose link says where it leads, below the mode's own root. */
export type PolicyStep = Omit<LifeEventStep, 'link'> & { link?: { path: string; text: string } }
/** Titles of steps and questions carry their joints (U+200B); `heading` is the title with its joints. */
export type PolicyLifeEvent = Omit<LifeEvent, 'steps'> & { heading: string; steps: PolicyStep[] }

/** What can be booked; `heading` is the name with its joints (U+200B). */
export type PolicyAppointment = Appointment & { heading: string }

/** What can be asked or reported; `heading` is the name with its joints (U+200B). */
export type PolicyRequest = RequestKind & { heading: string }

/** What became of an institution since the edition before. */
export type EditionChange = {
  id: string
  name: string
  what: 'added' | 'removed' | 'changed'
  fields: (keyof InstitutionEntry)[]
  /** Of a removal. */
  why?: string
}
export type PolicyEdition = Edition & {
  /** SHA-256 in lower-case hex over the edition in canonical JSON. */
  checksum: string
  changes: EditionChange[]
}

/** A village with its Hanyu Pinyin; `checked` where somebody looked at it, else a library made it. */
export type PolicyVillage = Village & { pinyin: string; checked: boolean }
export type PolicyTownship = Omit<Township, 'villages'> & { pinyin: string; villages: PolicyVillage[] }
export type PolicyPlaces = Omit<Places, 'townships'> & { townships: PolicyTownship[] }

/** Everything the bureau decides, checked and compiled: `generated/policy.ts` exports one of these. */
export type Policy = {
  /** SHA-256 of everything below: the same content gives the same version. */
  version: string
  jurisdiction: Jurisdiction
  laws: Law[]
  standards: StandardRecord[]
  situations: Situation[]
  catalogue: CatalogueRow[]
  moments: Moment[]
  audiences: Audience[]
  synonyms: Synonyms
  /** Pages beside services, forms and lists that can be found by name. */
  wellKnown: WellKnown[]
  services: PolicyService[]
  lifeEvents: PolicyLifeEvent[]
  fraudTest: FraudTest
  elderHome: ElderHome
  /** Forms to download; what stands on them stays with the build. */
  forms: FormSummary[]
  /** Oldest first. */
  editions: PolicyEdition[]
  places: PolicyPlaces
  windows: Windows
  socialWorkStations: Windows
  rescuePoints: Windows
  careSites: CareSite[]
  awaited: Awaited[]
  programmes: ProgrammeRecord[]
  terms: z.infer<typeof termsSchema>
  traditional: Traditional
  questions: z.infer<typeof questionsSchema>
  offers: z.infer<typeof offersSchema>
  calendar: z.infer<typeof calendarSchema>
  booking: BookingRules
  offices: Office[]
  appointments: PolicyAppointment[]
  draws: Draw[]
  casework: CaseworkRules
  desk: DeskRules
  rights: RightsRules
  units: Unit[]
  requests: PolicyRequest[]
  /** The interface's words, flat: `site.masthead.name`. */
  words: { [key: string]: string }
  /** The latest day on which any of it was checked. */
  reviewed: Day
}

/** What of it the Worker carries: `generated/worker-policy.ts` exports one of these. What only static pages show is left out. */
export type WorkerPolicy = Omit<
  Policy,
  | 'audiences'
  | 'awaited'
  | 'careSites'
  | 'elderHome'
  | 'forms'
  | 'fraudTest'
  | 'moments'
  | 'rescuePoints'
  | 'services'
  | 'situations'
  | 'socialWorkStations'
  | 'synonyms'
  | 'traditional'
  | 'wellKnown'
  | 'windows'
>
