/** What can be found, as it travels to the Worker and the browser: made by scripts/content/search/. */
export const foundKinds = [
  'service',
  'checklist',
  'page',
  'report',
  'notice',
  'way',
  'place',
  'institution',
] as const
export type FoundKind = (typeof foundKinds)[number]

export type Found = {
  kind: FoundKind
  /** Below the root of a mode: `services/min-living-urban/`. */
  path: string
  title: string
  summary: string
}

export type SearchEntry = Found & {
  /** Other names of the same: the official one, the one in the catalogue. */
  names: readonly string[]
  keywords: readonly string[]
}

export type SearchData = {
  entries: readonly SearchEntry[]
  synonyms: readonly { say: readonly string[]; means: readonly string[] }[]
  /** What sentences carry besides what they are about; the longest first. */
  fillers: readonly string[]
  /**
   * Syllables without tone, ü as v: of the common characters in their order (common-signs.ts), and with the other characters of our
   * own words that are read so.
   */
  syllables: { common: string; others: Readonly<Record<string, string>> }
  /** Terms in which a character is read otherwise than alone: syllables with a space between. */
  readings: Readonly<Record<string, string>>
  /** Traditional characters, and under the same index what they are in simplified writing. */
  traditional: readonly [string, string]
}

/** What somebody typed is never longer than this; what follows is not read. */
export const QUERY_MOST = 60
