/** What a client takes, and what it already has: RFC 9110, sections 12.5.3 (Accept-Encoding), 13.1.2, 14.1.2 (ranges). */
export type Encoding = 'br' | 'gzip' | 'identity'

/** The best encoding that is there and wanted; `q=0` refuses, and a list without `*` accepts nothing it does not name. */
export const chooseEncoding = (accept: string | null, there: { br: boolean; gzip: boolean }): Encoding => {
  const weights = new Map(
    (accept ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const q = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, q === undefined ? 1 : Number(q.slice(2))] as const
    }),
  )
  const weight = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0
  const offered = (['br', 'gzip'] as const).filter((name) => there[name] && weight(name) > 0)
  return offered.sort((a, b) => weight(b) - weight(a))[0] ?? 'identity'
}

/** Whether `If-None-Match` names this content, in whichever encoding it was sent. */
export const matchesTag = (header: string | null, hash: string): boolean =>
  header !== null &&
  header.split(',').some((part) => {
    const tag = part.trim().replace(/^W\//, '')
    return tag === '*' || tag === `"${hash}"` || tag === `"${hash}-br"` || tag === `"${hash}-gzip"`
  })

export type Range = { first: number; last: number }

/** One byte range of a file of `size` bytes; undefined to ignore the header, `'none'` where it asks for nothing that is there. */
export const oneRange = (header: string | null, size: number): Range | 'none' | undefined => {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (parts === null || (parts[1] === '' && parts[2] === '')) return undefined
  const [from, to] = [parts[1] ?? '', parts[2] ?? '']
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'none' : { first: size - length, last: size - 1 }
  }
  if (to !== '' && Number(to) < Number(from)) return undefined
  if (Number(from) >= size) return 'none'
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
