const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** A host name of this very machine. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname)

/**
 * Where else an operator lets the portal go: https; plain http goes to this machine only, and in production nowhere. Names and
 * passwords do not belong into it. Undefined for anything else.
 */
export const outsideAddress = (
  text: string,
  production: boolean,
): { url: string; loopback: boolean } | undefined => {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return undefined
  const loopback = isLoopback(url.hostname)
  if (url.protocol === 'https:') return { url: url.href, loopback }
  return url.protocol === 'http:' && loopback && !production ? { url: url.href, loopback } : undefined
}
