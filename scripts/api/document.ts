import { createDocument } from 'zod-openapi'
import type { Operation } from '../../functions/operation.ts'
import { describeShapes } from './describe.ts'
import { operationObject, type Words } from './operation-object.ts'

/** `/bookings/:code` as OpenAPI writes it. */
export const openApiPath = ({ path }: Operation): string => `/api${path.replace(/:(\w+)/g, '{$1}')}`

export type DocumentSources = {
  operations: readonly Operation[]
  /** The interface's words, flat; a word that is missing, or that describes nothing, is an error. */
  words: Readonly<Record<string, string>>
  version: string
}

const wordsIn =
  (words: DocumentSources['words']): Words =>
  (key) => {
    const word = words[key]
    if (word === undefined) throw new Error(`content/copy has no "${key}", which the API's document needs`)
    return word
  }

/**
 * The API's OpenAPI 3.1 document: from the schemas that parse its requests and that its answers are typed and tested by,
 * and from the words of the content. Requests are closed (a name nobody knows is refused); answers may grow.
 */
export const documentFrom = ({ operations, words, version }: DocumentSources): object => {
  const t = wordsIn(words)
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = openApiPath(operation)
    paths[path] = { ...paths[path], [operation.method]: operationObject(operation, t) }
  }
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: t('api.title'),
        description: t('api.description'),
        version,
        license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      // Anybody may ask: nothing here needs an account. What belongs to one booking needs the token of its look-up.
      security: [],
      tags: tags.map((tag) => ({
        name: t(`api.tags.${tag}`),
        description: t(`api.tag-descriptions.${tag}`),
      })),
      paths,
      components: {
        securitySchemes: {
          secret: { type: 'http', scheme: 'bearer', description: t('api.security.secret') },
          token: { type: 'http', scheme: 'bearer', description: t('api.security.token') },
        },
      },
    },
    {
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties
      },
    },
  )
  return describeShapes(document, operations, words)
}
