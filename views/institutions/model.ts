import type { InstitutionEntry } from '../../schema/content/institution.ts'
import { bedChoices, type Wanted } from '../../schema/institutions/find.ts'
import type { PolicyTownship } from '../../schema/policy.ts'
import { careLevels, institutionKinds, type CareLevel } from '../../schema/institutions/vocabulary.ts'
import type { Words } from '../words.ts'

export type Townships = readonly Pick<PolicyTownship, 'code' | 'name'>[]
export type InstitutionProps = { t: Words; base: string; townships: Townships }

/** An institution as a row; `heading` is its name with its joints. */
export type InstitutionRow = { entry: InstitutionEntry; heading: string }

export const careText = (levels: readonly CareLevel[], t: Words): string =>
  levels.map((level) => t(`whitelist.care.${level}`)).join(t('whitelist.separator'))

/** What stands under the name in a list: kind, township, beds, whom it can care for. */
export const summaryOf = (
  entry: InstitutionEntry,
  { t, townships }: Omit<InstitutionProps, 'base'>,
): string =>
  t('institutions.summary', {
    kind: t(`whitelist.kind.${entry.kind}`),
    township: townships.find(({ code }) => code === entry.township)?.name ?? entry.township,
    beds: entry.beds,
    care: careText(entry.careLevels, t),
  })

export type Choice = { value: string; text: string }

/** The lists of the form, each with the words of its choices. */
export const choicesOf = (
  t: Words,
  townships: Townships,
): Record<Exclude<keyof Wanted, 'name'>, readonly Choice[]> => ({
  township: townships.map(({ code, name }) => ({ value: code, text: name })),
  kind: institutionKinds.map((kind) => ({ value: kind, text: t(`whitelist.kind.${kind}`) })),
  care: careLevels.map((level) => ({ value: level, text: t(`whitelist.care.${level}`) })),
  beds: bedChoices.map((beds) => ({ value: String(beds), text: t('institutions.find.at-least', { beds }) })),
})
