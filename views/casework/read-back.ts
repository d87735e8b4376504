import type { PolicyRequest } from '../../schema/policy.ts'
import type { Words } from '../words.ts'

type Field = PolicyRequest['fields'][number]

/** What a form brought may be anything. */
const among = (known: readonly string[], values: readonly string[]): string[] =>
  values.filter((value) => known.includes(value))

/** Values of one field in the words of its form: options by their labels, yes and no as words, numbers with their unit. */
export const fieldText = (field: Field, values: readonly string[], t: Words): string => {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return field.options
        .filter(({ id }) => values.includes(id))
        .map(({ label }) => label)
        .join('、')
    case 'yesno':
      return among(['yes', 'no'], values)
        .map((value) => t(`report.yesno.${value}`))
        .join('')
    case 'number':
      return values.map((value) => `${value} ${field.unit}`).join('')
    case 'text':
    case 'long':
    case 'day':
      return values.join('')
  }
}

export const urgencyText = (values: readonly string[], t: Words): string =>
  among(['yes', 'no', 'unsure'], values)
    .map((value) => t(`report.urgency.${value}`))
    .join('')
