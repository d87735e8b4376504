import * as z from 'zod'
import type { RequestField, RequestKind } from '../content/request.ts'

const optionIds = (options: readonly { id: string }[]) => {
  const [first, ...others] = options.map(({ id }) => id)
  if (first === undefined) throw new Error('a choice without options')
  return z.enum([first, ...others])
}

const ofField = (field: RequestField): z.ZodType => {
  switch (field.type) {
    case 'text':
    case 'long':
      return z.string().min(1).max(field.max)
    case 'choice':
      return optionIds(field.options)
    case 'choices':
      return z.array(optionIds(field.options)).min(1).max(field.options.length)
    case 'number':
      return z.int().min(field.min).max(field.max)
    case 'day':
      return z.iso.date()
    case 'yesno':
      return z.boolean()
  }
}

/** JSON Schema (2020-12) of `fields` of a report of this kind; the questions of urgency stand among them. */
export const fieldsJsonSchema = ({ fields, urgency }: RequestKind): Record<string, unknown> => {
  const urgent = urgency.map(({ id, ask }) => [
    id,
    z.enum(['yes', 'no', 'unsure']).optional().meta({ title: ask }),
  ])
  const asked = fields.map((field) => {
    const type = ofField(field).meta({ title: field.label })
    return [field.id, field.required ? type : type.optional()] as const
  })
  return z.toJSONSchema(z.strictObject(Object.fromEntries([...urgent, ...asked])))
}
