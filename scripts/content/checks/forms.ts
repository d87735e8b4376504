import type { Form } from '../../../schema/content/form.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const rowFaults = (content: Content, { value, source }: Entry<Form>): Fault[] =>
  value.services.flatMap((id, at) =>
    content.catalogue.value.some((row) => row.id === id)
      ? []
      : [fault(placeIn(source, ['services', at]), 'link_dead', { to: id, what: word('what.row') })],
  )

/** Two fields of one name would be filled in together. */
const fieldFaults = ({ value, source }: Entry<Form>): Fault[] => {
  const seen = new Map<string, number>()
  return value.sections.flatMap(({ fields }, section) =>
    fields.flatMap((field, at) => {
      if (!('id' in field)) return []
      const { file, line, field: path } = placeIn(source, ['sections', section, 'fields', at, 'id'])
      const before = seen.get(field.id)
      seen.set(field.id, before ?? line)
      return before === undefined
        ? []
        : [fault({ file, line, field: path }, 'id_twice', { id: field.id, line: before })]
    }),
  )
}

/** A form is filled in and signed; a leaflet only says something. */
const kindFaults = ({ value, source }: Entry<Form>): Fault[] => {
  const kinds = value.sections.flatMap(({ fields }) => fields.map(({ kind }) => kind))
  const place = placeIn(source, ['kind'])
  if (value.kind === 'leaflet')
    return kinds.every((kind) => kind === 'statement') ? [] : [fault(place, 'leaflet_asks')]
  return kinds.includes('signature') ? [] : [fault(place, 'form_unsigned')]
}

/** A page that offers a form names one that is there and that says it belongs to the page's row. */
const offeredFaults = (content: Content): Fault[] =>
  content.services.flatMap(({ value: { id, links }, source }) =>
    links.flatMap((link, at) => {
      if (!('form' in link)) return []
      const place = placeIn(source, ['links', at, 'form'])
      const form = content.forms.find((one) => one.id === link.form)
      if (form === undefined) return [fault(place, 'link_dead', { to: link.form, what: word('what.form') })]
      return form.value.services.includes(id) ? [] : [fault(place, 'form_of_other', { form: link.form, id })]
    }),
  )

export const forms: Check = (content) => [
  ...content.forms.flatMap((entry) => [
    ...rowFaults(content, entry),
    ...fieldFaults(entry),
    ...kindFaults(entry),
  ]),
  ...offeredFaults(content),
]
