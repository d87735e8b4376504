import { DOMParser, type Element } from '@xmldom/xmldom'

/**
 * GeoReport v2 and Service Discovery as shapes, written from the frozen specification (wiki.open311.org/GeoReport_v2), and two
 * readers that hold an answer against them: one of JSON by the Spark convention, one of XML. Each returns what is wrong.
 */
type Leaf = 'text' | 'boolean' | 'number' | 'degrees' | 'datetime' | 'url' | readonly string[]
type Field = { is: Leaf | Shape; required?: boolean; empty?: boolean }
export type Shape = { list: string; of: Shape | Leaf } | { fields: Record<string, Field> }

const need = (is: Leaf | Shape): Field => ({ is, required: true })
/** Has to be there, and may be empty. */
const hollow = (is: Leaf): Field => ({ is, required: true, empty: true })
const may = (is: Leaf): Field => ({ is, empty: true })

const attribute: Shape = {
  fields: {
    variable: need('boolean'),
    code: need('text'),
    datatype: need(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
    required: need('boolean'),
    datatype_description: hollow('text'),
    order: need('number'),
    description: need('text'),
    values: { is: { list: 'value', of: { fields: { key: need('text'), name: need('text') } } } },
  },
}

const request: Shape = {
  fields: {
    service_request_id: need('text'),
    status: need(['open', 'closed']),
    status_notes: may('text'),
    service_name: need('text'),
    service_code: need('text'),
    description: hollow('text'),
    agency_responsible: may('text'),
    service_notice: may('text'),
    requested_datetime: need('datetime'),
    updated_datetime: need('datetime'),
    expected_datetime: may('datetime'),
    address: hollow('text'),
    address_id: hollow('text'),
    zipcode: hollow('text'),
    lat: hollow('degrees'),
    long: hollow('degrees'),
    media_url: hollow('url'),
  },
}

const endpoint: Shape = {
  fields: {
    specification: need(['http://wiki.open311.org/GeoReport_v2']),
    url: need('url'),
    changeset: need('text'),
    type: need(['production', 'test']),
    formats: need({ list: 'format', of: ['text/xml', 'application/json'] }),
  },
}

/** By the name of the root element. */
export const shapes = {
  discovery: {
    root: 'discovery',
    shape: {
      fields: {
        changeset: need('text'),
        contact: need('text'),
        key_service: need('text'),
        endpoints: need({ list: 'endpoint', of: endpoint }),
      },
    },
  },
  services: {
    root: 'services',
    shape: {
      list: 'service',
      of: {
        fields: {
          service_code: need('text'),
          service_name: need('text'),
          description: need('text'),
          metadata: need('boolean'),
          type: need(['realtime', 'batch', 'blackbox']),
          keywords: hollow('text'),
          group: need('text'),
        },
      },
    },
  },
  definition: {
    root: 'service_definition',
    shape: {
      fields: { service_code: need('text'), attributes: need({ list: 'attribute', of: attribute }) },
    },
  },
  requests: { root: 'service_requests', shape: { list: 'request', of: request } },
  created: {
    root: 'service_requests',
    shape: {
      list: 'request',
      of: {
        fields: {
          service_request_id: { is: 'text' },
          token: { is: 'text' },
          service_notice: may('text'),
          account_id: may('text'),
        },
      },
    },
  },
  token: {
    root: 'service_requests',
    shape: {
      list: 'request',
      of: { fields: { service_request_id: need('text'), token: need('text') } },
    },
  },
  errors: {
    root: 'errors',
    shape: { list: 'error', of: { fields: { code: need('number'), description: need('text') } } },
  },
} as const satisfies Record<string, { root: string; shape: Shape }>
export type ShapeName = keyof typeof shapes

const texts: Record<Exclude<Leaf, readonly string[]>, RegExp> = {
  text: /\S/,
  boolean: /^(true|false)$/,
  number: /^\d+$/,
  degrees: /^-?\d{1,3}(\.\d+)?$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/,
  url: /^https?:\/\/\S+$/,
}
const jsonTypes: Partial<Record<string, string>> = { boolean: 'boolean', number: 'number', degrees: 'number' }

/** A leaf of JSON as XML writes it. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const isLeaf = (is: Leaf | Shape): is is Leaf => typeof is === 'string' || Array.isArray(is)
const isList = (shape: Shape): shape is Extract<Shape, { list: string }> => 'list' in shape

const textFaults = (at: string, leaf: Leaf, text: string, empty = false): string[] => {
  if (text === '' && empty) return []
  const fits = typeof leaf === 'string' ? texts[leaf].test(text) : leaf.includes(text)
  return fits ? [] : [`${at}: "${text}"`]
}

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined

const jsonFaults = (at: string, is: Leaf | Shape, value: unknown, empty = false): string[] => {
  if (isLeaf(is)) {
    if (value === null) return empty ? [] : [`${at}: null`]
    const type = (typeof is === 'string' ? jsonTypes[is] : undefined) ?? 'string'
    return typeof value === type ? textFaults(at, is, written(value), empty) : [`${at}: not a ${type}`]
  }
  if (isList(is))
    return Array.isArray(value)
      ? value.flatMap((one, index) => jsonFaults(`${at}.${index}`, is.of, one))
      : [`${at}: not a list`]
  const record = recordOf(value)
  if (record === undefined) return [`${at}: not an object`]
  return [
    ...Object.keys(record).flatMap((name) => (name in is.fields ? [] : [`${at}.${name}: unknown`])),
    ...Object.entries(is.fields).flatMap(([name, field]) =>
      name in record
        ? jsonFaults(`${at}.${name}`, field.is, record[name], field.empty)
        : field.required === true
          ? [`${at}.${name}: missing`]
          : [],
    ),
  ]
}

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter((node) => node.nodeType === 1) as Element[]

const xmlFaults = (at: string, is: Leaf | Shape, element: Element, empty = false): string[] => {
  const faults = [
    ...(element.attributes.length > 0 ? [`${at}: has attributes`] : []),
    ...(element.namespaceURI === null ? [] : [`${at}: has a namespace`]),
  ]
  const children = childrenOf(element)
  const text = element.textContent ?? ''
  if (isLeaf(is))
    return [
      ...faults,
      ...(children.length > 0 ? [`${at}: has elements`] : []),
      ...textFaults(at, is, text, empty),
    ]
  if (isList(is))
    return [
      ...faults,
      ...children.flatMap((child, index) =>
        child.tagName === is.list
          ? xmlFaults(`${at}.${index}`, is.of, child)
          : [`${at}.${child.tagName}: not ${is.list}`],
      ),
    ]
  return [
    ...faults,
    ...children.flatMap(({ tagName }) => (tagName in is.fields ? [] : [`${at}.${tagName}: unknown`])),
    ...Object.entries(is.fields).flatMap(([name, field]) => {
      const [own, ...more] = children.filter(({ tagName }) => tagName === name)
      if (own === undefined) return field.required === true ? [`${at}.${name}: missing`] : []
      if (more.length > 0) return [`${at}.${name}: more than once`]
      return xmlFaults(`${at}.${name}`, field.is, own, field.empty)
    }),
  ]
}

/** XML by a reader that the portal does not use; throws for what is no XML. */
export const rootOf = (text: string): Element => {
  const root = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(text, 'text/xml').documentElement
  if (root === null) throw new Error('no root')
  return root
}

/** XML by the Spark convention: an element of elements that all have the list's name is a list. Everything else is text. */
const plain = (is: Leaf | Shape, element: Element): unknown => {
  if (isLeaf(is)) return element.textContent === '' ? null : element.textContent
  const children = childrenOf(element)
  if (isList(is)) return children.map((child) => plain(is.of, child))
  return Object.fromEntries(
    children.flatMap((child) => {
      const field = is.fields[child.tagName]
      return field === undefined ? [] : [[child.tagName, plain(field.is, child)]]
    }),
  )
}

/** The same answer in both formats says the same, when numbers and truth values are written out. */
const spelled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(spelled)
  const record = recordOf(value)
  if (record !== undefined)
    return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, spelled(one)]))
  return value === null || value === '' ? null : written(value)
}

export const faultsOf = (name: ShapeName, format: 'xml' | 'json', text: string): string[] => {
  const { root, shape } = shapes[name]
  if (format === 'json') return jsonFaults(root, shape, JSON.parse(text))
  const declared = /^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(text) ? [] : ['no declaration']
  const element = rootOf(text)
  return element.tagName === root
    ? [...declared, ...xmlFaults(root, shape, element)]
    : [`root ${element.tagName}`]
}

/** What an answer says, alike for both formats. */
export const saidIn = (name: ShapeName, format: 'xml' | 'json', text: string): unknown =>
  format === 'json' ? spelled(JSON.parse(text)) : spelled(plain(shapes[name].shape, rootOf(text)))
