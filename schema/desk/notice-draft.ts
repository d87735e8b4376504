import { citationFindings, type Citable } from '../content/checks/cites.ts'
import { issueFindings } from '../content/checks/issues.ts'
import { noticeFindings, type Known } from '../content/checks/notice.ts'
import { plainTextFindings } from '../content/checks/plain-text.ts'
import { officeWords, tooLong } from '../content/checks/readable.ts'
import { walk, type Finding } from '../content/checks/walk.ts'
import { noticeSchema, type Notice } from '../content/notice.ts'
import type { PlainWords } from '../content/plain-words.ts'
import type { Day } from '../dates.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { NoticeForm } from './draft.ts'
import { blocksOf, citesOf } from './notice-body.ts'

export type NoticeGround = Known &
  Citable & { noticeIds: readonly string[]; slugOf: (name: string) => string }

/** A fault at a field of the form; `code` is one of the content checker's, `params` what its sentence needs. */
export type FormFinding = { field: keyof NoticeForm; code: string; params: Finding['params'] }

const MOST_SLUG = 48
const fieldOf: Readonly<Record<string, keyof NoticeForm>> = { blocks: 'body', cite: 'cites' }

const atField = ({ path, code, params }: Finding): FormFinding => {
  const first = String(path[0])
  // What the form cannot do wrong by itself needs no sentence of its own.
  const told = /^(invalid_type|unrecognized_keys)/.test(code) ? 'other' : code
  return {
    field: fieldOf[first] ?? (first as keyof NoticeForm),
    code: told,
    params: { value: '', ...params },
  }
}

/** As the form asks for them. */
const order: readonly (keyof NoticeForm)[] = [
  'title',
  'day',
  'unit',
  'summary',
  'body',
  'services',
  'cites',
  'id',
  'provenance',
]

/** What one reads of it: what is not there is missing, not short, and an address that a title makes says nothing of its own. */
const asRead = (findings: readonly FormFinding[], form: NoticeForm): FormFinding[] => {
  const isMade = form.id.trim() === '' && findings.some(({ field }) => field === 'title')
  return findings
    .filter(({ field }) => field !== 'id' || !isMade)
    .map((one) =>
      one.code.startsWith('too_small') && String(form[one.field]).trim() === ''
        ? { ...one, code: 'missing' }
        : one,
    )
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** The address in letters: as it was typed, else the title's pinyin and the year. */
const idOf = ({ id, title, day }: NoticeForm, slugOf: NoticeGround['slugOf']): string => {
  const own = id.trim()
  return own === '' ? `${slugOf(title).slice(0, MOST_SLUG)}-${day.slice(0, 4)}`.replaceAll(/-+/g, '-') : own
}

/** What stands against a notice, beside its schema: the same that `content:check` would say of its file. */
export const noticeDraftFindings = (notice: Notice, ground: NoticeGround, today: Day): Finding[] => [
  ...(ground.noticeIds.includes(notice.id)
    ? [{ path: ['id'], code: 'id_taken', params: { id: notice.id } }]
    : []),
  ...noticeFindings(notice, ground, today),
  ...plainTextFindings(notice),
  ...citationFindings(notice, ground),
]

/** The notice that a form makes, or every fault of it beside its field. */
export const noticeOf = (
  form: NoticeForm,
  ground: NoticeGround,
  today: Day,
): Result<Notice, FormFinding[]> => {
  const written = {
    id: idOf(form, ground.slugOf),
    title: form.title,
    day: form.day,
    unit: form.unit === '' ? null : form.unit,
    services: form.services,
    summary: form.summary,
    blocks: blocksOf(form.body),
    cite: citesOf(
      form.cites,
      ground.laws.map(({ id }) => id),
    ),
    provenance: form.provenance,
  }
  const parsed = noticeSchema.safeParse(written)
  if (!parsed.success) return refuse(asRead(issueFindings(written, parsed.error.issues).map(atField), form))
  const findings = noticeDraftFindings(parsed.data, ground, today)
  return findings.length > 0 ? refuse(asRead(findings.map(atField), form)) : ok(parsed.data)
}

/** What an author should read again: long sentences and office words. It stops nothing. */
export const noticeAdvice = (
  { title, summary, blocks }: Notice,
  { longest, words }: PlainWords,
): { long: string[]; office: PlainWords['words'] } => {
  const texts: string[] = []
  walk([title, summary, blocks], (part) => {
    if (typeof part === 'string') texts.push(part)
  })
  return {
    long: texts.flatMap((text) => tooLong(text, longest.sentence)).map((sentence) => sentence.trim()),
    office: [...new Set(texts.flatMap((text) => officeWords(text, words)))],
  }
}
