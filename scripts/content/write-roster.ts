import { join } from 'node:path'
import type { RosterContent } from '../../schema/content/roster.ts'
import type { Policy } from '../../schema/policy.ts'
import { HEAD, write } from './write.ts'

/** The words that the page's script says; those of the page itself stay at home. */
const isSaid = (key: string): boolean => /^(batch\.(?!page\.)|check\.(result|cite)\.)/.test(key)

/** The words that the worker writes into a file. */
const isExported = (key: string): boolean =>
  /^(batch\.file\.|batch\.table\.missingOther$|check\.(result|cite)\.)/.test(key)

/** Writes `generated/roster.ts` below `root`: what travels to the browser for screening whole rosters. */
export const writeRoster = (root: string, roster: RosterContent, { words, programmes }: Policy): void => {
  const only = (wanted: (key: string) => boolean): string =>
    JSON.stringify(Object.fromEntries(Object.entries(words).filter(([key]) => wanted(key))))
  const type = '{ readonly [key: string]: string }'
  const names = Object.fromEntries(programmes.map(({ id, name }) => [id, name]))
  write(
    join(root, 'generated', 'roster.ts'),
    `${HEAD}import type { RosterContent } from '../schema/content/roster.ts'\n\n` +
      `export const roster: RosterContent = ${JSON.stringify(roster)}\n\n` +
      `export const rosterWords: ${type} = ${only(isSaid)}\n\n` +
      `export const exportWords: ${type} = ${only(isExported)}\n\n` +
      `export const programmeNames: ${type} = ${JSON.stringify(names)}\n`,
  )
}
