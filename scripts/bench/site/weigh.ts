import { brotliCompressSync, gzipSync } from 'node:zlib'

export type Bytes = { raw: number; gz: number; br: number }
export type Weight = { html: Bytes; css: Bytes; js: Bytes; total: Bytes; requests: number }

const nothing: Bytes = { raw: 0, gz: 0, br: 0 }

const bytesOf = (body: Buffer): Bytes => ({
  raw: body.length,
  gz: gzipSync(body, { level: 9 }).length,
  br: brotliCompressSync(body).length,
})

const sum = (parts: readonly Bytes[]): Bytes =>
  parts.reduce(
    (one, other) => ({ raw: one.raw + other.raw, gz: one.gz + other.gz, br: one.br + other.br }),
    nothing,
  )

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, address = '']) => address)

const load = async (url: string): Promise<Buffer> => {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${answer.status} ${url}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** A script and all it imports before it runs, each once. */
const scriptsFrom = async (url: string, known: Map<string, Buffer>): Promise<void> => {
  if (known.has(url)) return
  const body = await load(url)
  known.set(url, body)
  for (const next of found(body.toString(), /(?:^|[;\s}])import\s*(?:[^"';]*from\s*)?["'](\.[^"']+)["']/g)) {
    await scriptsFrom(new URL(next, url).href, known)
  }
}

/** What a browser with an empty cache loads for one page: its HTML, styles and scripts, and what its head names. */
export const weigh = async (base: string, path: string): Promise<Weight> => {
  const page = await load(new URL(path, base).href)
  const text = page.toString()
  const absolute = (address: string): string => new URL(address, base).href
  const styles = await Promise.all(
    found(text, /<link rel="stylesheet" href="([^"]+)"/g).map((address) => load(absolute(address))),
  )
  const scripts = new Map<string, Buffer>()
  for (const address of found(text, /<script[^>]* src="([^"]+)"/g))
    await scriptsFrom(absolute(address), scripts)
  const beside = found(text, /<link rel="(?:icon|manifest)" href="([^"]+)"/g).length
  const [html, css, js] = [bytesOf(page), sum(styles.map(bytesOf)), sum([...scripts.values()].map(bytesOf))]
  return { html, css, js, total: sum([html, css, js]), requests: 1 + styles.length + scripts.size + beside }
}
