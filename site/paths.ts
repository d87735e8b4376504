import type { PublishedTopic } from '../schema/content/service-link.ts'
import type { FormExtension } from '../schema/content/form-files.ts'
import type { DisclosureTopic } from '../schema/published.ts'
import type { FraudReply } from '../schema/content/fraud-test.ts'
import { bookingPaths } from '../views/booking/addresses.ts'
import { reportPaths } from '../views/casework/addresses.ts'
import { searchPaths } from '../views/search/addresses.ts'
import { institutionPaths } from '../views/institutions/addresses.ts'
import { placePaths } from '../views/places/addresses.ts'
import { publishedPaths } from '../views/published/addresses.ts'

/** Every address of the portal is written here and nowhere else. 长辈版 is the same tree under its own prefix. */
export type Mode = 'standard' | 'elder'

/** The catalogue by event of a life, by who one is, by department. */
export const wayNames = ['moments', 'audiences', 'departments'] as const
export type WayName = (typeof wayNames)[number]

export type Question = 'who' | 'amount' | 'bring' | 'where' | 'time' | 'refused'
export const questions = [
  'who',
  'amount',
  'bring',
  'where',
  'time',
  'refused',
] as const satisfies readonly Question[]

const ELDER = '/elder/'

export const pathsIn = (mode: Mode) => {
  const root = mode === 'elder' ? ELDER : '/'
  const booking = bookingPaths(root)
  const report = reportPaths(root)
  const institutions = institutionPaths(root)
  const places = placePaths(root)
  return {
    home: root,
    services: searchPaths(root).services,
    initials: searchPaths(root).initials,
    ways: (name: WayName) => `${root}${name}/`,
    way: (name: WayName, id: string) => `${root}${name}/${id}/`,
    service: (slug: string) => `${root}services/${slug}/`,
    situation: (id: string) => `${root}situations/${id}/`,
    standards: `${root}standards/`,
    institutions: institutions.start,
    institutionFind: institutions.find,
    institution: institutions.entry,
    institutionEdition: institutions.edition,
    /** A sheet for the institution's door; only in the standard mode, because it is printed. */
    institutionDoor: (id: string) => `/institutions/${id}/door/`,
    /** The form in which an institution is reported, with its name and township filled in. */
    institutionReport: (name: string, township: string) =>
      `${report.kind('elder-home')}?home=${encodeURIComponent(name)}&township=${township}`,
    places: places.start,
    placeFind: places.find,
    place: places.township,
    village: places.village,
    careSites: `${root}care-sites/`,
    forms: `${root}forms/`,
    form: (id: string) => `${root}forms/#${id}`,
    formFile: (id: string, extension: FormExtension) => `/forms/${id}.${extension}`,
    publishedStart: `${root}published/`,
    published: (topic: PublishedTopic) => `${root}published/${topic}/`,
    noticeYear: (year: string) => `${root}published/notices/${year}/`,
    notice: (year: string, id: string) => `${root}published/notices/${year}/${id}/`,
    noticesFeed: (format: 'rss' | 'atom') => `/published/notices/${format}.xml`,
    progressTable: '/published/progress.csv',
    disclosure: (topic: DisclosureTopic, id: string) => `${root}published/${topic}/${id}/`,
    disclosureTable: (topic: DisclosureTopic, id: string) => `/published/${topic}/${id}.csv`,
    workPlanPart: (part: string) => `${root}published/work-plan/${part}/`,
    workPlanFile: (extension: 'csv' | 'json') => `/published/work-plan.${extension}`,
    sources: `${root}sources/`,
    law: (id: string) => `${root}sources/#${encodeURIComponent(id)}`,
    plan: (anchor: string) => `${root}sources/#${anchor}`,
    lifeEvents: `${root}life-events/`,
    lifeEvent: (id: string) => `${root}life-events/${id}/`,
    fraudTest: `${root}fraud/`,
    fraudSituation: (id: string) => `${root}fraud/${id}/`,
    fraudReply: (id: string, reply: FraudReply) => `${root}fraud/${id}/${reply}/`,
    fraudSigns: `${root}fraud/signs/`,
    fraudActions: mode === 'elder' ? `${root}fraud/actions/` : `${root}fraud/signs/#actions`,
    fraudPoster: '/fraud/poster/',
    check: `${root}check/`,
    batch: `${root}batch/`,
    checkFor: (programme: string) => `${root}check/?for=${programme}`,
    /** Only in the standard mode: it is for those who help, many at a time. */
    helper: '/helper/',
    booking: booking.start,
    appointment: (id: string) => booking.appointment(id),
    bookingFind: booking.find,
    draws: booking.draws,
    report: report.start,
    /** The form of one kind, which the Worker gives. */
    request: report.kind,
    requestGroup: (group: string) => `${root}report/#${group}`,
    reportFollow: report.follow,
    reportDrafts: `${root}report/drafts/`,
    publishedReports: publishedPaths(root).reports,
    publishedTable: publishedPaths(root).table,
    offline: `${root}offline/`,
    display: `${root}display/`,
    clear: `${root}clear/`,
    accessibility: `${root}accessibility/`,
    privacy: `${root}privacy/`,
    design: '/design/',
    search: searchPaths(root).search,
    standardsTable: '/standards/standards.csv',
    data: '/data/',
    dataFile: (name: string) => `/data/${name}`,
    contentSchema: (name: string) => `/schemas/${name}.json`,
    api: '/api/',
    apiOperations: (tag: string) => `/api/reference/operations/${tag}/`,
    apiFacts: '/api/reference/facts/',
    apiShapes: '/api/reference/shapes/',
    apiBookingShapes: '/api/reference/booking-shapes/',
    apiCaseworkShapes: '/api/reference/casework-shapes/',
    apiDocument: '/api/openapi.json',
    problems: '/problems/',
    problem: (code: string) => `/problems/#${code}`,
    rosterTemplate: (extension: 'csv' | 'xlsx') => `/batch/template.${extension}`,
    institutionsTable: (edition: number) => `/institutions/${edition}.csv`,
    institutionsFile: (edition: number) => `/institutions/${edition}.json`,
    whitelistTemplate: (extension: 'csv' | 'xlsx') => `/institutions/template.${extension}`,
  }
}

/** 长辈版 gives each question about a service its own page; the first one is the service's own address. */
export const elderQuestion = (slug: string, question: Question): string =>
  question === 'who' ? `${ELDER}services/${slug}/` : `${ELDER}services/${slug}/${question}/`

export const modeOfPath = (path: string): Mode => (path.startsWith(ELDER) ? 'elder' : 'standard')

export const otherMode = (mode: Mode): Mode => (mode === 'elder' ? 'standard' : 'elder')

/** The same page in the other mode. */
export const counterpart = (path: string): string =>
  modeOfPath(path) === 'elder' ? `/${path.slice(ELDER.length)}` : `${ELDER}${path.slice(1)}`

/** Following this address also remembers the choice: the Worker sets or clears the cookie and strips the query. */
export const choosing = (mode: Mode, path: string): string => `${path}?mode=${mode}`

/** For pages whose body serves both modes: one file under `[...mode]`, two addresses. */
export const bothModes = (): { params: { mode: string | undefined } }[] => [
  { params: { mode: undefined } },
  { params: { mode: 'elder' } },
]

export const modeOfParam = (param: string | undefined): Mode => (param === 'elder' ? 'elder' : 'standard')

const HANT = '/hant/'

/** Answers of the Worker, tools that only work in simplified words, and what is for programs or for builders has no traditional twin. */
const onlySimplified =
  /^\/(?:elder|hant|api|design|schemas|problems|data|batch|check|helper|clear|display|offline|search|report\/drafts|report\/offline)\/|\/shell\/$/

/** Whether a page is also built with traditional characters. */
export const hasTraditional = (path: string): boolean => !onlySimplified.test(path)

/** The address of a page with traditional characters. */
export const traditionalOf = (path: string): string => `${HANT}${path.slice(1)}`
