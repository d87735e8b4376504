import type { RosterContent } from '../content/roster.ts'

/** The heading under which an unknown fact of the engine is filled in, or undefined where no column holds it. */
export const headingOfFact = (roster: RosterContent, missing: string): string | undefined => {
  const called = (fact: string): string | undefined =>
    roster.columns.find((column) => column.fact === fact)?.names[0]
  const [relation = '', ...rest] = missing.split('.')
  const own = called(missing) ?? called(`self.${missing}`)
  if (own !== undefined || rest.length === 0) return own
  const heading = called(`self.${rest.join('.')}`)
  const word = roster.columns.find(({ is }) => is === 'relation')?.words?.[relation]?.[0]
  return heading === undefined || word === undefined ? undefined : `${word}：${heading}`
}

/** The template as a table: a heading for every column, and the rows that show how it is filled. */
export const sampleTable = (roster: RosterContent): string[][] => {
  const headings = roster.columns.map(({ names: [first = ''] }) => first)
  return [headings, ...roster.sample.map((row) => headings.map((heading) => row[heading] ?? ''))]
}
