import type { SearchEntry } from './data.ts'
import { withoutSigns } from './query.ts'

/**
 * One way of comparing: as written, as said, as said by people who mix up sounds. In each of them a text is a string in which a
 * character stands for a character or a syllable, so that the same scoring serves all.
 */
type Term = { text: string; weight: number }
/** The longest term first. */
type Indexed = { title: string; terms: readonly Term[]; summary: string; joined: string }

export type Space = {
  entries: readonly Indexed[]
  /** 1 for what stands in one entry, near 0 for what stands in all. */
  rarity: (text: string) => number
}

const TITLE = 1
const NAME = 0.95
const KEYWORD = 0.9

/** Something that no text holds, between two terms. */
const BETWEEN = '\n'

const indexed = (entry: SearchEntry, as: (text: string) => string): Indexed => {
  const of = (text: string): string => withoutSigns(as(text))
  const terms = [
    { text: of(entry.title), weight: TITLE },
    ...entry.names.map((name) => ({ text: of(name), weight: NAME })),
    ...entry.keywords.map((keyword) => ({ text: of(keyword), weight: KEYWORD })),
  ]
  terms.sort((one, other) => other.text.length - one.text.length)
  return {
    title: of(entry.title),
    terms,
    summary: of(entry.summary),
    joined: terms.map(({ text }) => text).join(BETWEEN),
  }
}

export const spaceOf = (entries: readonly SearchEntry[], as: (text: string) => string): Space => {
  const all = entries.map((entry) => indexed(entry, as))
  const known = new Map<string, number>()
  const rarity = (text: string): number => {
    const found = known.get(text)
    if (found !== undefined) return found
    const holding = all.filter(({ joined }) => joined.includes(text)).length
    const rare = Math.log(1 + all.length / Math.max(1, holding)) / Math.log(1 + all.length)
    known.set(text, rare)
    return rare
  }
  return { entries: all, rarity }
}

const EXACT = 8
const HOLDS = 4
/** Of two pages with the same keyword, the one that is called so. */
const IN_TITLE = 1.5
const HELD = 3.5
const PIECES = 3
/** What stands only in the sentence about a page says less than its names. */
const IN_SUMMARY = 0.6

/** A run of characters of a query, and the pairs of neighbours in it: what it is about when it is no name as a whole. */
export type Run = {
  text: string
  rare: number
  pairs: readonly { text: string; rare: number }[]
  whole: number
}

export const runOf = ({ rarity }: Space, text: string): Run => {
  const texts =
    text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
  const pairs = texts.map((pair) => ({ text: pair, rare: rarity(pair) }))
  return { text, rare: rarity(text), pairs, whole: pairs.reduce((sum, { rare }) => sum + rare, 0) }
}

/** Names and keywords that stand in the run, the longest first and none over another. */
const heldIn = ({ terms }: Indexed, run: string, { rarity }: Space): number => {
  let [rest, sum] = [run, 0]
  for (const { text, weight } of terms) {
    if (text.length < 2 || text === run || !rest.includes(text)) continue
    rest = rest.replace(text, BETWEEN)
    sum += weight * rarity(text) * (0.4 + (0.6 * text.length) / run.length)
  }
  return sum
}

const inPieces = ({ joined, summary }: Indexed, { pairs, whole }: Run): number =>
  pairs.reduce(
    (sum, { text, rare }) =>
      sum + rare * (joined.includes(text) ? 1 : summary.includes(text) ? IN_SUMMARY : 0),
    0,
  ) / whole

/** More than parts of it can come to: somebody typed the very name, fillers and all. */
const WHOLE = 20

/** What it is worth that a query as a whole is a name or keyword of the entry. */
export const wholeScore = ({ entries }: Space, at: number, query: string): number =>
  WHOLE * Math.max(0, ...(entries[at]?.terms ?? []).map(({ text, weight }) => (text === query ? weight : 0)))

/** How well an entry answers one run of characters; 0 for not at all. */
export const scoreOf = (space: Space, at: number, run: Run): number => {
  const entry = space.entries[at]
  if (entry === undefined) return 0
  const pieces = inPieces(entry, run)
  if (pieces === 0) return 0
  let [exact, holds] = [0, 0]
  for (const { text, weight } of entry.terms) {
    if (text === run.text) exact = Math.max(exact, weight)
    if (text.includes(run.text)) holds = Math.max(holds, (weight * run.text.length) / text.length)
  }
  return (
    EXACT * exact * (0.5 + 0.5 * run.rare) +
    HOLDS * holds * run.rare +
    IN_TITLE * (entry.title.includes(run.text) ? run.rare : 0) +
    HELD * heldIn(entry, run.text, space) +
    PIECES * pieces * pieces
  )
}
