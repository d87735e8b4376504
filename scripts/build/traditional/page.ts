import {
  defaultTreeAdapter as tree,
  html as names,
  parse,
  serialize,
  type DefaultTreeAdapterTypes,
} from 'parse5'
import type { Convert } from './text.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** Attributes that people read or hear. */
const spoken = new Set(['alt', 'title', 'aria-label', 'placeholder', 'content'])
/** What is no language: scripts and styles as they are, and whatever names a language of its own. */
const untouched = new Set(['script', 'style', 'code', 'kbd', 'samp', 'textarea'])
/** `content` of these is an address, a colour or a code. */
const notWords =
  /^(?:viewport|theme-color|robots|referrer|og:url|og:type|og:locale|og:image|og:image:width|og:image:height)$/

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)

export type Address = {
  /** The same page with traditional characters, below the site's root; undefined where there is none. */
  traditional: (path: string) => string | undefined
  /** The address that the page itself has, without an origin. */
  own: string
}

const linkOf = (href: string, { traditional }: Address): string => {
  const [, path = '', rest = ''] = /^(\/[^?#]*)([?#].*)?$/.exec(href) ?? []
  const there = path === '' ? undefined : traditional(path)
  return there === undefined ? href : `${there}${rest}`
}

/** The way back to simplified characters stands where the other page has the way here. */
const switchBack = (element: Element, own: string, words: { back: string }): void => {
  element.attrs = [
    { name: 'href', value: `${own}?mode=standard` },
    { name: 'lang', value: 'zh-Hans' },
    { name: 'hreflang', value: 'zh-Hans' },
  ]
  element.childNodes = []
  tree.insertText(element, words.back)
}

const headLink = (element: Element, address: Address): void => {
  const rel = attribute(element, 'rel')?.value
  const href = attribute(element, 'href')
  if (rel !== 'canonical' || href === undefined) return
  const url = new URL(href.value)
  href.value = new URL(address.traditional(url.pathname) ?? url.pathname, url).href
}

const convertAttributes = (element: Element, convert: Convert): void => {
  const named = (attribute(element, 'name') ?? attribute(element, 'property'))?.value ?? ''
  for (const one of element.attrs) {
    if (!spoken.has(one.name) || (one.name === 'content' && notWords.test(named))) continue
    one.value = convert(one.value)
  }
  if (named === 'og:locale') for (const one of element.attrs) if (one.name === 'content') one.value = 'zh_TW'
  if (
    element.tagName === 'input' &&
    /^(?:button|submit|reset)$/.test(attribute(element, 'type')?.value ?? '')
  )
    for (const one of element.attrs) if (one.name === 'value') one.value = convert(one.value)
}

const convertNode = (node: Node, convert: Convert, address: Address, words: { back: string }): void => {
  if (node.nodeName === '#text') {
    const text = node as DefaultTreeAdapterTypes.TextNode
    text.value = convert(text.value)
    return
  }
  if (!('tagName' in node)) return
  if (attribute(node, 'type')?.value === 'application/ld+json') {
    // What programs read stands on the page that is canonical for them: twice under one name it would contradict itself.
    tree.detachNode(node)
    return
  }
  if (untouched.has(node.tagName) || node.namespaceURI === names.NS.MATHML) return
  if (attribute(node, 'data-traditional') !== undefined) {
    switchBack(node, address.own, words)
    return
  }
  if (node.tagName === 'link') headLink(node, address)
  const href = node.tagName === 'a' ? attribute(node, 'href') : undefined
  if (href !== undefined) href.value = linkOf(href.value, address)
  convertAttributes(node, convert)
  const own = node.tagName !== 'html' && attribute(node, 'lang') !== undefined
  if (!own) for (const child of [...node.childNodes]) convertNode(child, convert, address, words)
}

/** One built page in traditional characters, its links leading to pages of the same kind where there are some. */
export const traditionalPage = (
  html: string,
  convert: Convert,
  address: Address,
  words: { back: string },
): string => {
  const document = parse(html)
  for (const child of document.childNodes) {
    if (!('tagName' in child)) continue
    const lang = attribute(child, 'lang')
    if (lang !== undefined) lang.value = 'zh-Hant'
    convertNode(child, convert, address, words)
  }
  return serialize(document)
}
