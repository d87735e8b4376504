import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copySchema } from '../../schema/content/copy.ts'
import { editionSchema, type Edition } from '../../schema/content/institution.ts'
import { jurisdictionSchema } from '../../schema/content/jurisdiction.ts'
import { placesSchema } from '../../schema/content/place.ts'
import { dayOf, isDay, type Day } from '../../schema/dates.ts'
import { changesBetween } from '../../schema/institutions/changes.ts'
import {
  editionOfTable,
  refusedTable as refused,
  type EditionAsked,
  type Faulty,
} from '../../schema/institutions/import/edition-of-table.ts'
import { importFaultText, sayFrom, type Say } from '../../schema/institutions/import/words.ts'
import { ok } from '../../schema/result.ts'
import { editionFile } from '../../functions/edition-file.ts'
import { tableFrom } from '../../functions/edition-table.ts'
import { slugOf } from '../../functions/name-slug.ts'
import { readSource } from '../content/source.ts'

/** `npm run whitelist:import -- table.xlsx [--day 2026-12-01] [--confirmed]`: the next edition of the whitelist from a table. */
const FOLDER = 'content/institutions'

type Asked = EditionAsked & { file: string }

const asked = (words: readonly string[], today: Day): Faulty<Asked> | undefined => {
  const [file, ...rest] = words
  if (file === undefined || file.startsWith('--')) return undefined
  const found: Asked = { file, day: today, provenance: 'sample' }
  for (let at = 0; at < rest.length; at += 1) {
    const option = rest[at] ?? ''
    if (option === '--confirmed') found.provenance = 'confirmed'
    else if (option === '--day') {
      at += 1
      found.day = rest[at] ?? ''
      if (!isDay(found.day)) return refused('bad-day', { written: found.day })
    } else return refused('bad-option', { option })
  }
  return ok(found)
}

/** The editions that are there, oldest first. */
const editionsIn = (root: string): Faulty<Edition[]> => {
  const folder = join(root, FOLDER)
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : []
  const editions: Edition[] = []
  for (const name of files.sort()) {
    const file = `${FOLDER}/${name}`
    const parsed = editionSchema.safeParse(readSource(root, file).data)
    if (!parsed.success) return refused('edition-broken', { file })
    editions.push(parsed.data)
  }
  return ok(editions)
}

/** What is made up is never followed by what is true in one list, nor the other way round. */
const unmixed = (editions: readonly Edition[], { provenance }: Asked): Faulty<undefined> => {
  const last = editions.at(-1)
  if (last === undefined || last.provenance === provenance) return ok(undefined)
  const files = editions.map(({ day }) => `${FOLDER}/${day}.yaml`).join(' ')
  return last.provenance === 'sample'
    ? refused('samples-there', { files })
    : refused('sample-after-confirmed')
}

const tableOfFile = async (file: string): Promise<Faulty<string[][]>> =>
  existsSync(file) ? tableFrom(readFileSync(file)) : refused('no-file', { file })

const editionFrom = async (root: string, say: Say, request: Asked): Promise<Faulty<[Edition, Edition?]>> => {
  const editions = editionsIn(root)
  if (!editions.ok) return editions
  const fits = unmixed(editions.value, request)
  if (!fits.ok) return fits
  const table = await tableOfFile(request.file)
  if (!table.ok) return table
  const { townships } = placesSchema.parse(readSource(root, 'content/places/hongjiang.yaml').data)
  const { bureau } = jurisdictionSchema.parse(readSource(root, 'content/jurisdiction.yaml').data)
  const ground = { editions: editions.value, townships, publisher: bureau.name, say, slugOf }
  const next = editionOfTable(table.value, request, ground)
  return next.ok ? ok([next.value, editions.value.at(-1)]) : next
}

const written = (root: string, say: Say, [edition, before]: [Edition, Edition?]): Faulty<string> => {
  const file = `${FOLDER}/${edition.day}.yaml`
  if (existsSync(join(root, file))) return refused('file-there', { file })
  // `wx` refuses as well what came there in between.
  writeFileSync(join(root, file), editionFile(edition, say), { flag: 'wx' })
  const changes = changesBetween(before, edition)
  const count = (what: string): number => changes.filter((change) => change.what === what).length
  const counts = { added: count('added'), changed: count('changed'), removed: count('removed') }
  const total = { file, edition: edition.edition, count: edition.entries.length, ...counts }
  return ok(`${say('import.written', total)}\n${say('import.next')}`)
}

/** Runs the import below `root` (the folder that holds content/). What it says, and whether it wrote an edition. */
export const importWhitelist = async (
  root: string,
  words: readonly string[],
  today: Day,
): Promise<{ wrote: boolean; text: string }> => {
  const say = sayFrom(copySchema.parse(readSource(root, 'content/copy/zh-Hans/whitelist.yaml').data))
  const request = asked(words, today)
  if (request === undefined) return { wrote: false, text: say('import.usage') }
  const made = request.ok ? await editionFrom(root, say, request.value) : request
  const done = made.ok ? written(root, say, made.value) : made
  if (done.ok) return { wrote: true, text: done.value }
  const lines = done.problem.map((fault) => importFaultText(fault, say))
  return { wrote: false, text: [...lines, '', say('import.refused', { count: lines.length })].join('\n') }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  const { wrote, text } = await importWhitelist(root, process.argv.slice(2), dayOf(Date.now()))
  console.log(text)
  if (!wrote) process.exitCode = 1
}
