/** Something that can be found: a page, or a row of the catalogue that has none yet. */
export type Findable = {
  title: string
  formalName: string
  summary: string
  keywords: readonly string[]
  path: string | null
}

const MOST_FOUND = 20

const weightOf = (entry: Findable, word: string): number => {
  if (entry.title === word || entry.formalName === word) return 100
  if (entry.keywords.includes(word)) return 80
  if (entry.title.includes(word)) return 60
  if (entry.formalName.includes(word)) return 50
  if (entry.keywords.some((keyword) => keyword.includes(word) || word.includes(keyword))) return 40
  return entry.summary.includes(word) ? 20 : 0
}

/** Two-character pieces find what people write in one run: “残疾补贴” finds “残疾人两项补贴”. */
const pieces = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2))

const scoreOf = (entry: Findable, words: readonly string[]): number =>
  words.reduce((sum, word) => {
    const whole = weightOf(entry, word)
    if (whole > 0 || word.length < 3) return sum + whole
    const parts = pieces(word)
    const found = parts.filter((piece) => weightOf(entry, piece) > 0).length
    return sum + (found * 2 > parts.length ? (10 * found) / parts.length : 0)
  }, 0)

/** The best first, pages before rows without one; nothing for an empty query. */
export const rank = (entries: readonly Findable[], query: string): Findable[] => {
  const words = query
    .trim()
    .slice(0, 60)
    .split(/[\s,，、]+/)
    .filter((word) => word !== '')
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) + (entry.path === null ? 0 : 0.5) }))
    .filter(({ score }) => score >= 1)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry)
}
