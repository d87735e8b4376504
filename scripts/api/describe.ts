import type { createDocument } from 'zod-openapi'
import type { Operation } from '../../functions/operation.ts'

type Words = Readonly<Record<string, string>>
type Described = { description?: string }
type Shape = Described & { properties?: Record<string, Described> }
type Made = ReturnType<typeof createDocument>

const SHAPE = 'api.shape.'
const FIELDS = 'api.fields.'

type Describe = (place: Described, key: string) => void

const describeParameters = (document: Made, operations: readonly Operation[], describe: Describe): void => {
  for (const path of Object.values(document.paths ?? {})) {
    for (const { id, method, example } of operations) {
      const found = path[method]
      if (found?.operationId !== id) continue
      for (const parameter of found.parameters ?? []) {
        if (!('in' in parameter)) continue
        // Names in the address and headers mean the same wherever they stand.
        const shared = parameter.in !== 'query'
        describe(
          parameter,
          shared ? `api.parameters.${parameter.name}` : `api.operations.${id}.query.${parameter.name}`,
        )
        const value = example?.query?.[parameter.name]
        if (value !== undefined) parameter.example = value
      }
    }
  }
}

/**
 * Puts the content's words to every shape, every field and every parameter. A shape or field without words is an error, and
 * so are words for one that is not there: the document and its words cannot drift apart.
 */
export const describeShapes = (document: Made, operations: readonly Operation[], words: Words): Made => {
  const unused = new Set(Object.keys(words).filter((key) => key.startsWith(SHAPE) || key.startsWith(FIELDS)))
  const describe = (place: Described, key: string): void => {
    const word = words[key]
    if (word === undefined) throw new Error(`content/copy has no "${key}", which the API's document needs`)
    place.description = word
    unused.delete(key)
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const shape = schema as Shape
    describe(shape, `${SHAPE}${name}`)
    for (const [field, value] of Object.entries(shape.properties ?? {}))
      describe(value, `${FIELDS}${name}.${field}`)
  }
  const [strange] = unused
  if (strange !== undefined)
    throw new Error(`content/copy has "${strange}", but the API has no such shape or field`)
  describeParameters(document, operations, describe)
  return document
}
