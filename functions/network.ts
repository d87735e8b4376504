const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/
const MAPPED = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/

/** An IPv6 address as the URL standard writes it (lower case, zeros left out), or undefined. */
const canonicalIpv6 = (text: string): string | undefined =>
  /^[\da-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]/`)
    ? new URL(`http://[${text}]/`).hostname.slice(1, -1)
    : undefined

/** The first four groups: a household or a phone has at least a /64 to itself. */
const prefix64 = (address: string): string => {
  const [head = '', tail] = address.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')
}

const networkOfAddress = (text: string): string | undefined => {
  if (IPV4.test(text)) return text
  const address = canonicalIpv6(text)
  if (address === undefined) return undefined
  const [, high, low] = MAPPED.exec(address) ?? []
  if (high === undefined || low === undefined) return prefix64(address)
  const bytes = [high, low].flatMap((group) => {
    const number = Number.parseInt(group, 16)
    return [number >> 8, number & 255]
  })
  return bytes.join('.')
}

/**
 * The network a request comes from: an IPv4 address, or the /64 of an IPv6 address. Cloudflare says it in `CF-Connecting-IP`; nginx
 * and Caddy in front of plain workerd remove that header and write `X-Forwarded-For` (deploy/), of which only the last entry is
 * theirs. Undefined where nobody says.
 */
export const networkOf = (header: (name: string) => string | undefined): string | undefined => {
  const told = header('cf-connecting-ip') ?? header('x-forwarded-for')?.split(',').at(-1)
  return told === undefined ? undefined : networkOfAddress(told.trim())
}
