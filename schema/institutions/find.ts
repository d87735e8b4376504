import { careLevels, institutionKinds, type InstitutionEntry } from '../content/institution.ts'

/** What an institution is found by. */
export type Findable = Pick<InstitutionEntry, 'name' | 'kind' | 'township' | 'beds' | 'careLevels'>

/** What somebody looks for; null where it does not matter. */
export type Wanted = {
  name: string
  township: string | null
  kind: InstitutionEntry['kind'] | null
  care: InstitutionEntry['careLevels'][number] | null
  /** At least so many beds. */
  beds: number | null
}

/** The names of the fields in the form and in the address. */
export const wantedFields = ['name', 'township', 'kind', 'care', 'beds'] as const satisfies (keyof Wanted)[]

/** The numbers of beds that the form offers. */
export const bedChoices = [20, 50, 100] as const

const MOST_NAME = 60

const oneOf = <T extends string>(all: readonly T[], typed: string | undefined): T | null =>
  all.find((one) => one === typed) ?? null

/** What the form or the address says. Whatever is none of the choices does not matter: the list stays longer, never wrong. */
export const readWanted = (typed: (field: keyof Wanted) => string | undefined): Wanted => {
  const township = typed('township') ?? ''
  const beds = Number(typed('beds'))
  return {
    name: (typed('name') ?? '').trim().slice(0, MOST_NAME),
    township: /^\d{9}$/.test(township) ? township : null,
    kind: oneOf(institutionKinds, typed('kind')),
    care: oneOf(careLevels, typed('care')),
    beds: bedChoices.find((choice) => choice === beds) ?? null,
  }
}

const plain = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase()

export const fits = (one: Findable, { name, township, kind, care, beds }: Wanted): boolean =>
  plain(one.name).includes(plain(name)) &&
  (township === null || one.township === township) &&
  (kind === null || one.kind === kind) &&
  (care === null || one.careLevels.includes(care)) &&
  (beds === null || one.beds >= beds)
