import { globSync } from 'node:fs'

/** Frames that only the Worker opens, to fill them. */
const isFrame = (path: string): boolean => path.endsWith('/shell/')

/** The address of every page in the build. */
export const builtPages = (): string[] =>
  globSync('dist/**/index.html')
    .map((file) => `/${file.slice('dist/'.length, -'index.html'.length)}`)
    .filter((path) => !isFrame(path))
    .sort()

export const isElder = (path: string): boolean => path.startsWith('/elder/')

/** Pages on which a person acts, and which may therefore carry a script. */
export const mayHaveScript = (path: string): boolean =>
  isElder(path) || path === '/check/' || path === '/batch/'

/** One page of each kind, in both modes, for what is too slow to try on every page. */
export const onePageOfEachKind = [
  '/',
  '/services/',
  '/services/min-living-urban/',
  '/situations/hardship/',
  '/standards/',
  '/institutions/',
  '/places/',
  '/places/431281101/',
  '/sources/',
  '/check/',
  '/batch/',
  '/booking/',
  '/report/',
  '/display/',
  '/clear/',
  '/privacy/',
  '/elder/',
  '/elder/services/',
  '/elder/services/min-living-urban/',
  '/elder/services/min-living-urban/amount/',
  '/elder/standards/',
  '/elder/institutions/',
  '/elder/check/',
  '/elder/batch/',
  '/elder/display/',
]
