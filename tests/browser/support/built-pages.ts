import { globSync, readFileSync } from 'node:fs'

/** Frames that only the Worker opens, to fill them. */
const isFrame = (path: string): boolean => path.endsWith('/shell/')

/** The address of every page in the build. */
export const builtPages = (): string[] =>
  globSync('dist/**/index.html')
    .map((file) => `/${file.slice('dist/'.length, -'index.html'.length)}`)
    .filter((path) => !isFrame(path))
    .sort()

export const isElder = (path: string): boolean => path.startsWith('/elder/')

export const isTraditional = (path: string): boolean => path.startsWith('/hant/')

/** Pages that ask search engines to pass by: the middle of something that has a beginning. */
export const isUnlisted = (path: string): boolean =>
  readFileSync(`dist${path}index.html`, 'utf8').includes('<meta name="robots" content="noindex"')

/** The page of another answer to the same situation: one sentence differs, and nothing of its form. */
export const isRepeat = (path: string): boolean => /\/fraud\/[\w-]+\/(sound|unsure)\/$/.test(path)

/** A later question of a service in 长辈版: the same frame as the first and the last one, with other sentences in it. */
const isMiddleQuestion = (path: string): boolean =>
  /^\/elder\/services\/[\w-]+\/(amount|bring|where|time)\/$/.test(path)

/**
 * Pages whose markup stands on another page too, word for word or letter for letter. Looking at each takes twice as long as all the rest:
 * PORTAL_EVERY_PAGE=on does (CONTRIBUTING.md).
 */
export const isTwin = (path: string): boolean =>
  process.env.PORTAL_EVERY_PAGE !== 'on' &&
  !onePageOfEachKind.includes(path) &&
  (isTraditional(path) || isMiddleQuestion(path))

/** Pages on which a person acts, and which may therefore carry a script. */
export const mayHaveScript = (path: string): boolean =>
  isElder(path) ||
  (isTraditional(path) && mayHaveScript(path.replace('/hant/', '/'))) ||
  ['/batch/', '/check/', '/clear/', '/helper/', '/institutions/', '/offline/', '/report/drafts/'].includes(
    path,
  ) ||
  path.startsWith('/institutions/editions/') ||
  path.startsWith('/report/offline/') ||
  /^\/life-events\/[\w-]+\/$/.test(path)

/** One page of each kind, in both modes, for what is too slow to try on every page. */
export const onePageOfEachKind = [
  '/',
  '/services/',
  '/services/initials/',
  '/moments/',
  '/moments/death/',
  '/audiences/hardship/',
  '/departments/elder-care/',
  '/services/min-living-urban/',
  '/situations/hardship/',
  '/standards/',
  '/institutions/',
  '/institutions/editions/1/',
  '/institutions/qiancheng-jia/',
  '/institutions/qiancheng-jia/door/',
  '/care-sites/',
  '/places/',
  '/places/431281101/',
  '/sources/',
  '/published/',
  '/published/notices/',
  '/published/notices/2026/',
  '/published/notices/2026/laws-renewed-2026/',
  '/published/progress/',
  '/published/lottery-fund/',
  '/published/funds/paid-2024/',
  '/published/work-plan/',
  '/published/work-plan/elder-care/',
  '/check/',
  '/life-events/',
  '/life-events/after-a-death/',
  '/forms/',
  '/fraud/',
  '/fraud/project/',
  '/fraud/signs/',
  '/helper/',
  '/batch/',
  '/booking/',
  '/report/',
  '/display/',
  '/clear/',
  '/privacy/',
  '/data/',
  '/api/',
  '/api/reference/operations/booking/',
  '/hant/',
  '/hant/services/min-living-urban/',
  '/elder/',
  '/elder/services/',
  '/elder/services/initials/',
  '/elder/audiences/',
  '/elder/departments/elder-care/',
  '/elder/services/min-living-urban/',
  '/elder/services/min-living-urban/amount/',
  '/elder/standards/',
  '/elder/institutions/',
  '/elder/care-sites/',
  '/elder/check/',
  '/elder/forms/',
  '/elder/life-events/after-a-death/',
  '/elder/fraud/project/scam/',
  '/elder/published/',
  '/elder/published/progress/',
  '/elder/published/funds/paid-2024/',
  '/elder/batch/',
  '/elder/display/',
]
