import { gzipSync } from 'node:zlib'

export const gzipBytes = (body: Buffer): number => gzipSync(body, { level: 9 }).length

export const stylesheetsOf = (html: string): string[] =>
  [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address = '']) => address)

export const linksOf = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
  ),
]

/** A link as the page it leads to, its query and its place there. `target` is missing where it leads off the site. */
export const inParts = (
  href: string,
  from: string,
): { target: string | undefined; query: string; anchor: string } => {
  const url = new URL(href, `http://portal${from}`)
  return {
    target: url.hostname === 'portal' ? url.pathname : undefined,
    query: url.search,
    anchor: decodeURIComponent(url.hash.slice(1)),
  }
}
