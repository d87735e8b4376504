import type { RequestField } from '../../schema/content/request.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'
import type { Tree } from './answer.ts'

/** Only kinds about things exist here. Those about persons are not listed, and asking for one finds nothing. */
const services: ReadonlyMap<string, PolicyRequest> = new Map(
  policy.requests.filter(({ privacy }) => privacy === 'thing').map((kind) => [kind.id, kind]),
)
export const serviceCodes = [...services.keys()]
export const serviceOf = (code: string): PolicyRequest | undefined => services.get(code)

const groupTitles = new Map(policy.casework.groups.map(({ id, title }) => [id, title]))

/** GET Service List. */
export const serviceList = (): Tree =>
  [...services.values()].map(({ id, name, hint, keywords, group }) => ({
    service_code: id,
    service_name: name,
    description: hint,
    metadata: true,
    type: 'realtime',
    keywords: keywords.join(','),
    group: groupTitles.get(group) ?? group,
  }))

type Value = { key: string; name: string }
type Attribute = {
  variable: true
  code: string
  datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  required: boolean
  datatype_description: string | null
  order: number
  description: string
  values: Value[]
}

const said = (...keys: string[]): Value[] => keys.map((key) => ({ key, name: t(`open311.said.${key}`) }))

const typeOf = (field: RequestField): Pick<Attribute, 'datatype' | 'datatype_description' | 'values'> => {
  switch (field.type) {
    case 'text':
    case 'long':
      return {
        datatype: field.type === 'text' ? 'string' : 'text',
        datatype_description: t('open311.types.characters', { max: field.max }),
        values: [],
      }
    case 'number':
      return {
        datatype: 'number',
        datatype_description: t('open311.types.number', { min: field.min, max: field.max, unit: field.unit }),
        values: [],
      }
    case 'day':
      return { datatype: 'datetime', datatype_description: t('open311.types.day'), values: [] }
    case 'yesno':
      return { datatype: 'singlevaluelist', datatype_description: null, values: said('yes', 'no') }
    case 'choice':
    case 'choices':
      return {
        datatype: field.type === 'choice' ? 'singlevaluelist' : 'multivaluelist',
        datatype_description: null,
        values: field.options.map(({ id, label }) => ({ key: id, name: label })),
      }
  }
}

/** The field that the argument `description` is read into: the first one for more than a line. */
export const wordsFieldOf = ({ fields }: Pick<PolicyRequest, 'fields'>): string | undefined =>
  fields.find(({ type }) => type === 'long')?.id

const hinted = (label: string, hint: string | null): string =>
  hint === null ? label : t('open311.attribute', { label, hint })

/** GET Service Definition: what a kind asks, urgency first, as its form does. */
export const serviceDefinition = (kind: Pick<PolicyRequest, 'id' | 'urgency' | 'fields'>): Tree => {
  const urgency = kind.urgency.map(({ id, ask }) => ({
    code: id,
    datatype: 'singlevaluelist' as const,
    required: false,
    datatype_description: null,
    description: ask,
    values: said('yes', 'no', 'unsure'),
  }))
  const fields = kind.fields.map((field) => ({
    code: field.id,
    required: field.required,
    description: hinted(field.label, field.hint),
    ...typeOf(field),
  }))
  const attributes: Attribute[] = [...urgency, ...fields].map((one, at) => ({
    variable: true,
    code: one.code,
    datatype: one.datatype,
    required: one.required,
    datatype_description: one.datatype_description,
    order: at + 1,
    description: one.description,
    values: one.values,
  }))
  return { service_code: kind.id, attributes }
}
