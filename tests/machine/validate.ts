import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import Validator from 'rdf-validate-shacl'

/** Programs' view of our JSON-LD: read by a JSON-LD processor, held against shapes by a SHACL validator. Nothing is fetched. */
const shapes = new Store(new Parser().parse(readFileSync(join(import.meta.dirname, 'shapes.ttl'), 'utf8')))

/** schema.org's own context, as far as it matters here: its terms are below this address. */
const schemaOrg = { '@context': { '@vocab': 'https://schema.org/', id: '@id', type: '@type' } }

const documentLoader = (address: string): Promise<{ document: object; documentUrl: string }> =>
  address === 'https://schema.org'
    ? Promise.resolve({ document: schemaOrg, documentUrl: address })
    : Promise.reject(new Error(`nothing may be fetched to read this: ${address}`))

/** What the shapes miss or find wrong, one line each; empty where all is said. */
export const faultsIn = async (document: object): Promise<string[]> => {
  const text = (await jsonld.toRDF(document as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader: documentLoader as never,
  })) as unknown as string
  const data = new Store(new Parser({ format: 'N-Quads' }).parse(text))
  if (data.size === 0) return ['nothing is said']
  const report = await new Validator(shapes).validate(data)
  return report.results.map(
    ({ focusNode, path, message }) =>
      `${focusNode?.value ?? ''} ${path?.value ?? ''} ${message.map(({ value }) => value).join(' ')}`,
  )
}
