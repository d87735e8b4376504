import { createHash } from 'node:crypto'
import { dayText, isDay } from '../../../schema/dates.ts'
import type { EditionDraft } from '../../../schema/desk/draft.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import {
  editionOfTable,
  refusedTable,
  type EditionAsked,
  type Faulty,
} from '../../../schema/institutions/import/edition-of-table.ts'
import type { ImportFault } from '../../../schema/institutions/import/words.ts'
import { ok } from '../../../schema/result.ts'
import type { TableFault } from '../../../views/desk/editions/model.ts'
import { WhitelistFormPage } from '../../../views/desk/editions/WhitelistFormPage.tsx'
import { today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { t } from '../../words.ts'
import type { Sent } from '../pages/guard.ts'
import { given, refused, show, statusOf, type Signed, type Visit } from '../pages/show.tsx'
import { editionGround, lastEdition, loadSlugOf, say } from './ground.ts'
import { knownDraft } from './known.ts'
import { asked, saveAndGo } from './save.ts'

const FILE_BYTES = 5 * 1024 * 1024
/** A file of its largest, with the words of the form around it. */
export const WHITELIST_BYTES = FILE_BYTES + 64 * 1024
const LONGEST_DAY = 20
const LONGEST_NAME = 120

/** Faults of the upload itself have words here; all others are those of the import. */
const own: readonly string[] = ['no-file', 'too-large', 'bad-day']

const told = ({ row, column, code, params }: ImportFault): TableFault => {
  const words = own.includes(code) ? `desk-editions.whitelist.${code}` : `whitelist.fault.${code}`
  return {
    row,
    column: column === null ? null : say(`column.${column}`),
    wrong: t(`${words}.wrong`, params),
    right: t(`${words}.right`, params),
  }
}

type Shown = {
  day: string
  provenance: string
  draft: string | undefined
  after: number
  keyed: string
  faults?: readonly ImportFault[]
  fault?: DeskFault
}

const formPage = (c: Visit, one: Signed, shown: Shown): Promise<Response> => {
  const { faults = [], fault, draft } = shown
  const last = lastEdition()
  const model = {
    ...shown,
    fault,
    faults: faults.map(told),
    current: last && {
      edition: last.edition,
      day: dayText(last.day),
      count: last.entries.length,
      sample: last.provenance === 'sample',
    },
  }
  const title = t(`desk-editions.whitelist.${draft === undefined ? 'title' : 'change'}`)
  const status = fault !== undefined ? statusOf(fault) : faults.length > 0 ? 422 : 200
  return show(c, title, <WhitelistFormPage {...given(one)} {...model} />, status)
}

/** `GET /desk/editions/whitelist/`: a new edition, or with `id` another table for one that is drafted. */
export const getWhitelist = async (c: Visit, one: Signed): Promise<Response> => {
  const id = c.req.query('id')
  const fresh = { day: today(c), provenance: 'confirmed', draft: undefined, after: 0, keyed: newKey() }
  if (id === undefined) return formPage(c, one, fresh)
  const known = await knownDraft(c, one, id)
  if (!known.ok) return refused(c, known.problem, true)
  const { content, draft, latest } = known.value
  if (content.kind !== 'edition') return refused(c, deskFault('draft_unknown'), true)
  if (draft.state === 'published') return refused(c, deskFault('draft_over'), true)
  const { day, provenance } = content.edition
  return formPage(c, one, { ...fresh, day, provenance, draft: draft.id, after: latest.version })
}

const askedIn = (words: URLSearchParams): Faulty<EditionAsked> => {
  const day = (words.get('day') ?? '').trim().slice(0, LONGEST_DAY)
  if (!isDay(day)) return refusedTable('bad-day')
  return ok({ day, provenance: words.get('provenance') === 'sample' ? 'sample' : 'confirmed' })
}

const chosen = ({ files, tooLarge }: Sent): Faulty<File> => {
  const [file] = files
  if (tooLarge || (file !== undefined && file.size > FILE_BYTES)) return refusedTable('too-large')
  return file === undefined ? refusedTable('no-file') : ok(file)
}

/** What a file makes, checked row by row: a whole edition, or everything that is wrong. */
const draftFrom = async (words: URLSearchParams, sent: Sent): Promise<Faulty<EditionDraft>> => {
  const [request, file] = [askedIn(words), chosen(sent)]
  if (!request.ok || !file.ok)
    return { ok: false, problem: [request, file].flatMap((one) => (one.ok ? [] : one.problem)) }
  const ground = editionGround(request.value, await loadSlugOf())
  if (!ground.ok) return ground
  const bytes = new Uint8Array(await file.value.arrayBuffer())
  const { tableFrom } = await import('../../edition-table.ts')
  const table = await tableFrom(bytes)
  if (!table.ok) return table
  const edition = editionOfTable(table.value, request.value, ground.value)
  if (!edition.ok) return edition
  return ok({
    kind: 'edition',
    edition: edition.value,
    base: lastEdition()?.checksum ?? null,
    file: {
      name: file.value.name.slice(0, LONGEST_NAME),
      hash: createHash('sha256').update(bytes).digest('hex'),
    },
  })
}

/** `POST /desk/editions/whitelist/` */
export const postWhitelist = async (
  c: Visit,
  one: Signed,
  words: URLSearchParams,
  sent: Sent,
): Promise<Response> => {
  const again = {
    ...asked(words),
    day: (words.get('day') ?? '').slice(0, LONGEST_DAY),
    provenance: words.get('provenance') ?? 'confirmed',
    keyed: newKey(),
  }
  const made = await draftFrom(words, sent)
  if (!made.ok) return formPage(c, one, { ...again, faults: made.problem })
  return saveAndGo(c, one, words, {
    content: made.value,
    refused: (fault) => formPage(c, one, { ...again, fault }),
  })
}
