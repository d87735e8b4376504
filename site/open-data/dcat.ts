import { policy } from '../../generated/policy.ts'
import { t } from '../copy.ts'
import { pathsIn } from '../paths.ts'
import { dataset, datasetIds, licence, type DatasetId } from './datasets.ts'
import { resourcesOf } from './package.ts'

const paths = pathsIn('standard')

/** The namespaces of W3C DCAT 3 and of what it takes from others. No address here has to be fetched to read the catalogue. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const FREQUENCY = 'http://publications.europa.eu/resource/authority/frequency/IRREG'
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/'
const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256'

const inChinese = (text: string) => ({ '@value': text, '@language': 'zh-Hans' })
const day = (text: string) => ({ '@value': text, '@type': 'xsd:date' })
const at = (id: string) => ({ '@id': id })

const distributionsOf = (id: DatasetId, origin: URL) =>
  resourcesOf(id).map(({ path, mediatype, bytes, hash, title }) => {
    const address = new URL(paths.dataFile(path), origin).href
    return {
      '@id': address,
      '@type': 'dcat:Distribution',
      'dct:title': inChinese(`${title} (${path})`),
      'dcat:accessURL': at(new URL(`${paths.data}#${id}`, origin).href),
      'dcat:downloadURL': at(address),
      'dcat:mediaType': at(`${MEDIA_TYPES}${mediatype}`),
      'dcat:byteSize': { '@value': String(bytes), '@type': 'xsd:nonNegativeInteger' },
      'dct:license': at(licence.path),
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': at(SHA256),
        'spdx:checksumValue': { '@value': hash.replace('sha256:', ''), '@type': 'xsd:hexBinary' },
      },
    }
  })

const datasetOf = (id: DatasetId, origin: URL) => {
  const { title, about, source, schema } = dataset(id)
  return {
    '@id': new URL(`${paths.data}#${id}`, origin).href,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': inChinese(title),
    'dct:description': inChinese(about),
    'dct:provenance': {
      '@type': 'dct:ProvenanceStatement',
      'http://www.w3.org/2000/01/rdf-schema#label': inChinese(source),
    },
    'dct:publisher': at(new URL('/#bureau', origin).href),
    'dct:license': at(licence.path),
    'dct:language': 'zh-Hans',
    'dct:modified': day(policy.reviewed),
    'dct:accrualPeriodicity': at(FREQUENCY),
    'dct:spatial': { '@type': 'dct:Location', 'dct:identifier': policy.jurisdiction.code },
    ...(schema === undefined
      ? {}
      : { 'dct:conformsTo': at(new URL(paths.contentSchema(schema), origin).href) }),
    'dcat:landingPage': at(new URL(`${paths.data}#${id}`, origin).href),
    'dcat:distribution': distributionsOf(id, origin),
  }
}

/** `/data/catalog.jsonld`: all data sets of the portal as a DCAT 3 catalogue, in JSON-LD 1.1. */
export const dcatCatalogue = (origin: URL) => ({
  '@context': context,
  '@id': new URL(paths.data, origin).href,
  '@type': 'dcat:Catalog',
  'dct:title': inChinese(t('data.title')),
  'dct:description': inChinese(t('data.description')),
  'dct:language': 'zh-Hans',
  'dct:license': at(licence.path),
  'dct:modified': day(policy.reviewed),
  'dct:publisher': {
    '@id': new URL('/#bureau', origin).href,
    '@type': 'foaf:Organization',
    'foaf:name': inChinese(policy.jurisdiction.bureau.name),
  },
  'dcat:dataset': datasetIds.map((id) => datasetOf(id, origin)),
})
