import type { Form, FormField } from '../../schema/content/form.ts'
import { citeLink } from '../../site/cites.ts'
import { isSecondHand } from '../../site/content.ts'
import { t } from '../../site/copy.ts'
import { pathsIn } from '../../site/paths.ts'
import { policy } from '../../generated/policy.ts'

/** What stands above the fields of every form, as pairs of a name and a text. */
export const headOf = (form: Form): { name: string; text: string }[] => [
  // A leaflet is on the wall: who put it up knows what it is for.
  ...(form.kind === 'leaflet' ? [] : [{ name: t('forms.paper.purpose'), text: form.purpose }]),
  {
    name: t('forms.paper.cite'),
    text: form.cite
      .map((cite) => citeLink(cite, pathsIn('standard'), isSecondHand).text.replaceAll('\u200b', ''))
      .join(t('site.cite.separator')),
  },
]

/** What says on each copy that it is not the bureau's own form; nothing once it is. */
export const markOf = ({ state, kind }: Form): { mark: string; text: string } | undefined =>
  state === 'template'
    ? {
        mark: t('forms.paper.mark'),
        text: t(kind === 'leaflet' ? 'forms.paper.leaflet-template' : 'forms.paper.template'),
      }
    : undefined

/** What stands above the notes. */
export const notesHeadingOf = ({ kind }: Form): string =>
  t(kind === 'leaflet' ? 'forms.paper.leaflet-notes' : 'forms.paper.notes')

export const originOf = (): string =>
  t('forms.paper.from', { portal: t('site.name'), bureau: policy.jurisdiction.bureau.name })

const ALWAYS = '0123456789 •：（）'

/** Every character that a copy of the form may show, and those of its headings. */
export const textsOf = (form: Form): { all: string; headings: string } => {
  const words = Object.entries(policy.words).flatMap(([key, word]) =>
    key.startsWith('forms.paper.') ? [word] : [],
  )
  const headings = [
    form.title,
    notesHeadingOf(form),
    t('forms.paper.mark'),
    ...form.sections.map(({ title }) => title),
  ]
  return {
    all: [JSON.stringify(form), ...words, ...headOf(form).map(({ text }) => text), originOf(), ALWAYS].join(
      '',
    ),
    headings: headings.join(''),
  }
}

/** Fields that stand in a ruled cell: what is asked on the left, where it is answered on the right. */
export type CellField = Extract<FormField, { kind: 'text' | 'date' | 'choice' }>

const isCell = (field: FormField): field is CellField => ['text', 'date', 'choice'].includes(field.kind)

export const cellsIn = (row: readonly FormField[]): CellField[] => row.filter((field) => isCell(field))

type Half = Extract<FormField, { half: boolean }>
const isHalf = (field: FormField | undefined): field is Half =>
  field !== undefined && 'half' in field && field.half

/** Fields as they stand in rows: two halves side by side, everything else alone. */
export const rowsOf = (fields: readonly FormField[]): (readonly [FormField] | readonly [Half, Half])[] => {
  const rows: (readonly [FormField] | readonly [Half, Half])[] = []
  for (let at = 0; at < fields.length; at += 1) {
    const [field, next] = [fields[at], fields[at + 1]]
    if (isHalf(field) && isHalf(next)) {
      rows.push([field, next])
      at += 1
    } else if (field !== undefined) rows.push([field])
  }
  return rows
}
