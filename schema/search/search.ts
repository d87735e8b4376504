import type { Found, FoundKind, SearchData } from './data.ts'
import { asHeard, lettersOf, plainQuery, runsOf, withoutSigns } from './query.ts'
import { runOf, scoreOf, spaceOf, wholeScore, type Space } from './space.ts'
import { soundsOf, type Sounds } from './sounds.ts'

/** Of two that fit alike, the page that explains comes before the form, and both before a place. */
const kindWeight: Record<FoundKind, number> = {
  service: 1,
  checklist: 0.95,
  page: 0.95,
  report: 0.8,
  notice: 0.7,
  way: 0.6,
  place: 0.8,
  institution: 0.75,
}

/** What was written counts more than what only sounds alike. */
const AS_SAID = 0.75
const AS_SAID_HERE = 0.6
const BY_INITIALS = 4.5
const INITIALS_IN_TITLE = 1
/** What a synonym stands for, beside what was typed. */
const SYNONYM = 0.9

const LEAST = 1
/** What comes out this much worse than the best is no answer to the question. */
const SHARE_OF_BEST = 0.22

type Way = {
  space: Space
  weight: number
  of: (text: string) => string
  fillers: readonly string[]
  heard?: Sounds
}
type Pair = { say: readonly string[]; means: readonly string[] }

/** Two syllables are soon found in a sentence that says something else (睡在 sounds like 水灾), so there it takes more. */
const LEAST_SAID = 3

const synonymsIn = (query: string, synonyms: readonly Pair[], least: number): string[] => [
  ...new Set(
    synonyms
      .filter(({ say }) => say.some((word) => word.length >= least && query.includes(word)))
      .flatMap(({ means }) => means),
  ),
]

export type Search = {
  /** The best first; nothing where nothing fits. */
  rank: (typed: string, most?: number) => Found[]
  /** What the full text is asked for, and how that is called on the page; both empty where there is nothing to ask. */
  fullText: (typed: string) => { asked: string; called: string }
}

const MOST_FOUND = 20

const waysOf = (data: SearchData): Way[] => {
  const heardBy = (isFolded: boolean, weight: number): Way => {
    const sounds = soundsOf(data, isFolded)
    const fillers = data.fillers.filter(({ length }) => length > 1).map((filler) => sounds.of(filler))
    return { space: spaceOf(data.entries, sounds.of), weight, of: sounds.of, fillers, heard: sounds }
  }
  const same = (text: string): string => text
  return [
    { space: spaceOf(data.entries, same), weight: 1, of: same, fillers: data.fillers },
    heardBy(false, AS_SAID),
    heardBy(true, AS_SAID_HERE),
  ]
}

const isWritten = (query: string): boolean => /\p{Script=Han}/u.test(query)

/** How well each entry answers in one way of comparing. */
const scores = (way: Way, query: string, synonyms: readonly Pair[]): number[] => {
  const read = way.heard === undefined ? query : asHeard(query, way.heard)
  const texts = runsOf(read, way.fillers)
  const whole = withoutSigns(read)
  const asRun = (text: string) => runOf(way.space, text)
  const runs = texts.map(asRun)
  const least = way.heard !== undefined && isWritten(query) ? LEAST_SAID : 1
  const meant = synonymsIn(read, synonyms, least)
    .filter((word) => !texts.includes(word))
    .map(asRun)
  return way.space.entries.map((_, at) => {
    const sumOf = (all: typeof runs): number => all.reduce((sum, run) => sum + scoreOf(way.space, at, run), 0)
    const named = texts[0] === whole ? 0 : wholeScore(way.space, at, whole)
    return way.weight * (named + sumOf(runs) + SYNONYM * sumOf(meant))
  })
}

/** Makes the index ready; what is found depends on nothing but the data and what was typed. */
export const createSearch = (data: SearchData): Search => {
  const ways = waysOf(data)
  const synonyms = ways.map(({ of }) =>
    data.synonyms.map(({ say, means }) => ({ say: say.map(of), means: means.map(of) })),
  )
  const plainSounds = soundsOf(data, false)
  const initials = data.entries.map(({ title, names, keywords }) =>
    [title, ...names, ...keywords].map((text) => plainSounds.initials(text)),
  )
  const initialsScore = (letters: string, at: number): number => {
    const [title = '', ...others] = initials[at] ?? []
    if (title !== letters && !others.includes(letters)) return 0
    return BY_INITIALS + (title.includes(letters) ? INITIALS_IN_TITLE : 0)
  }

  const ranked = (query: string): { entry: (typeof data.entries)[number]; score: number }[] => {
    const byWay = ways.map((way, at) => scores(way, query, synonyms[at] ?? []))
    const letters = lettersOf(query)
    const all = data.entries.map((entry, at) => ({
      entry,
      score:
        kindWeight[entry.kind] *
        (Math.max(...byWay.map((found) => found[at] ?? 0)) +
          letters.reduce((sum, word) => sum + initialsScore(word, at), 0)),
    }))
    const best = Math.max(0, ...all.map(({ score }) => score))
    return all
      .filter(({ score }) => score >= LEAST && score >= SHARE_OF_BEST * best)
      .sort((one, other) => other.score - one.score)
  }

  return {
    rank: (typed, most = MOST_FOUND) =>
      ranked(plainQuery(typed, data))
        .slice(0, most)
        .map(({ entry: { kind, path, title, summary } }) => ({ kind, path, title, summary })),
    fullText: (typed) => {
      const query = plainQuery(typed, data)
      if (isWritten(query)) return { asked: runsOf(query, data.fillers).join(' '), called: typed.trim() }
      // Pages are written in characters: letters are asked for by the name of what they fit best.
      const title = ranked(query)[0]?.entry.title ?? query
      return { asked: title, called: title }
    },
  }
}
