import { roster } from '../../../generated/roster.ts'
import { yuanText } from '../../../schema/money.ts'
import { headingOfFact } from '../../../schema/roster/columns.ts'
import type { Household } from '../../../schema/roster/household.ts'
import type { Explained } from '../../../schema/roster/screen.ts'
import { citeText } from '../../../views/cite-text.ts'
import type { Words } from '../../../views/words.ts'
import type { Line, Told, Wanted } from './protocol.ts'
import { isWanted, verdictWord } from './verdicts.ts'

const LIST = '、'
const SENTENCES = ' '
const LAWS = '；'

const unique = (words: readonly string[]): string[] => [...new Set(words)]

/** A finding in words: reasons, the columns that would still change it, and the laws. */
export const toldOf = (
  { programme, verdict, amount, reasons, missing, cites }: Explained,
  names: ReadonlyMap<string, string>,
  t: Words,
): Told => ({
  programme,
  verdict,
  ...(amount === undefined ? {} : { amount }),
  name: names.get(programme) ?? programme,
  reasons,
  missing: unique(missing.map((fact) => headingOfFact(roster, fact) ?? t('batch.table.missingOther'))),
  cites: unique(cites.map((cite) => citeText(cite, t))),
})

const headings = [
  'row',
  'household',
  'person',
  'note',
  'programme',
  'verdict',
  'amount',
  'per',
  'basis',
  'reasons',
  'missing',
  'cites',
  'on',
]

/** The first line of an export. */
export const headingLine = (t: Words): Line => headings.map((key) => t(`batch.file.${key}`))

/** The lines of one household: one a finding that is wanted. */
export const linesOf = (
  household: Household,
  told: readonly Told[],
  wanted: Wanted,
  on: string,
  t: Words,
): Line[] =>
  told
    .filter((one) => isWanted(one, wanted))
    .map(({ name, verdict, amount, reasons, missing, cites }) => [
      household.rows[0] ?? '',
      household.household,
      household.name,
      household.note,
      name,
      t(verdictWord[verdict]),
      amount === undefined ? '' : Number(yuanText(amount.fen)),
      amount === undefined ? '' : t(`batch.file.${amount.per}`),
      amount?.basis ?? '',
      reasons.join(SENTENCES),
      missing.join(LIST),
      cites.join(LAWS),
      on,
    ])
