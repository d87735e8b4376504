import { apiDocument } from '../../generated/api-document.ts'
import type { ApiOperation, JsonSchema } from '../../schema/api/document.ts'
import { t } from '../copy.ts'
import { pathsIn } from '../paths.ts'
import { notation, shapeOf, type Piece } from './notation.ts'

const paths = pathsIn('standard')
const { schemas } = apiDocument.components

/** Every shape that a schema leads to, itself included. */
const reachedFrom = (name: string, found = new Set<string>()): Set<string> => {
  if (found.has(name)) return found
  found.add(name)
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const next = shapeOf(value as JsonSchema)
    if (next !== undefined) reachedFrom(next, found)
    Object.values(value).forEach(walk)
  }
  walk(schemas[name])
  return found
}

/** The vocabulary of facts is long enough for a page of its own. */
const ofFacts = reachedFrom('Facts')

const shapesOf = ({ requestBody, responses }: ApiOperation): string[] =>
  [requestBody?.content, ...Object.values(responses).map(({ content }) => content)]
    .flatMap((content) => Object.values(content ?? {}))
    .flatMap(({ schema }) => shapeOf(schema) ?? [])

const reachedUnder = (wanted: (tag: string) => boolean): Set<string> =>
  new Set(
    Object.values(apiDocument.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ tags }) => tags.some(wanted))
      .flatMap(shapesOf)
      .flatMap((name) => [...reachedFrom(name)]),
  )

/** So is what one large part of the API alone needs. */
const ownOf = (id: 'booking' | 'casework'): Set<string> => {
  const isIts = (tag: string): boolean => tag === t(`api.tags.${id}`)
  const ofOthers = reachedUnder((tag) => !isIts(tag))
  return new Set([...reachedUnder(isIts)].filter((name) => !ofOthers.has(name)))
}
const ofBooking = ownOf('booking')
const ofCasework = ownOf('casework')

const pageOf = (name: string): string => {
  if (ofFacts.has(name)) return paths.apiFacts
  if (ofBooking.has(name)) return paths.apiBookingShapes
  return ofCasework.has(name) ? paths.apiCaseworkShapes : paths.apiShapes
}

export type Field = { name: string; required: boolean; type: Piece[]; meaning: string }
export type Shape = { name: string; meaning: string; fields: Field[]; alternatives: Piece[][] }

export const shapePath = (name: string): string => `${pageOf(name)}#${name}`

export const shape = (name: string): Shape => {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`the API has no shape "${name}"`)
  const { properties = {}, required = [], anyOf = [], description = '' } = schema
  return {
    name,
    meaning: description,
    fields: Object.entries(properties).map(([field, value]) => ({
      name: field,
      required: required.includes(field),
      type: notation(value),
      meaning: value.description ?? '',
    })),
    alternatives: anyOf.map(notation),
  }
}

export const factShapes = (): Shape[] => [...ofFacts].map(shape)

const shapesOn = (page: string): Shape[] =>
  Object.keys(schemas)
    .filter((name) => pageOf(name) === page)
    .map(shape)

export const otherShapes = (): Shape[] => shapesOn(paths.apiShapes)
export const bookingShapes = (): Shape[] => shapesOn(paths.apiBookingShapes)
export const caseworkShapes = (): Shape[] => shapesOn(paths.apiCaseworkShapes)

export type Shown = ApiOperation & { method: string; path: string }

/** The tags by the names that addresses carry; people read them in the words of the content. */
const tagIds = ['eligibility', 'rules', 'booking', 'casework', 'proof', 'service'] as const

/** The operations by the tag they stand under, in the document's order. */
export const operationsByTag = (): { id: string; tag: string; operations: Shown[] }[] => {
  const all = Object.entries(apiDocument.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Shown => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  )
  const tags = [...new Set(all.flatMap((operation) => operation.tags))]
  return tags.map((tag) => {
    const id = tagIds.find((one) => t(`api.tags.${one}`) === tag)
    if (id === undefined) throw new Error(`the tag "${tag}" has no address`)
    return { id, tag, operations: all.filter((operation) => operation.tags.includes(tag)) }
  })
}

/** Whether somebody can send it as it stands: nothing has to be had from an earlier answer. */
export const standsAlone = ({ path, method, requestBody, security = [] }: Shown): boolean =>
  !path.includes('{') &&
  security.length === 0 &&
  (method === 'GET' || requestBody?.content['application/json']?.example !== undefined)

/** What a successful answer looks like. */
export const answerShape = ({ operationId, responses }: ApiOperation): Shape => {
  const [, found] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
  const [content] = Object.values(found?.content ?? {})
  const name = shapeOf(content?.schema ?? {})
  if (name === undefined) throw new Error(`${operationId} answers nothing that has a name`)
  return shape(name)
}

export const bodyShape = ({ requestBody }: ApiOperation): Shape | undefined => {
  const name = shapeOf(requestBody?.content['application/json']?.schema ?? {})
  return name === undefined ? undefined : shape(name)
}

/** The codes with which an operation may refuse, each with its status. */
export const refusalsOf = ({ responses }: ApiOperation): { status: string; code: string }[] =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    const [, own] = content['application/problem+json']?.schema.allOf ?? []
    return (own?.properties?.code?.enum ?? []).map((code) => ({ status, code: String(code) }))
  })
