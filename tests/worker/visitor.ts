import { exports } from 'cloudflare:workers'

export { formOf } from '../../scripts/lib/form-of.ts'

const portal = (exports as unknown as { default: Fetcher }).default

/** Whatever answers: the portal as it is bound for tests, or with another environment. */
export type Send = (address: string, init: RequestInit<RequestInitCfProperties>) => Promise<Response>
const toPortal: Send = (address, init) => portal.fetch(address, init)

export type Page = { status: number; url: string; text: string; at: string | null }
export type Fields = Readonly<Record<string, string>>
/** Fields as a browser sends them, or a whole form with files in it. */
const bodyOf = (fields: Fields | FormData | URLSearchParams): BodyInit =>
  fields instanceof FormData ? fields : new URLSearchParams(fields)

/** Somebody with a browser without scripts: cookies are kept, redirections followed, the time is what the test sets. */
export const visitorAt = (now: string, jar = new Map<string, string>(), send: Send = toPortal) => {
  const ask = async (path: string, init: RequestInit<RequestInitCfProperties> = {}): Promise<Page> => {
    const response = await send(`https://portal.test${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        'portal-now': now,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const to = response.headers.get('location')
    if (to !== null) await response.body?.cancel()
    if (to?.startsWith('/')) return ask(to)
    // To another site: whoever visits goes there by themselves.
    if (to !== null) return { status: response.status, url: to, text: '', at: null }
    // A stream has no end: that it is open is all there is to see.
    const isStream = response.headers.get('content-type') === 'text/event-stream'
    if (isStream) await response.body?.cancel()
    const text = (isStream ? '' : await response.text()).replaceAll('<wbr/>', '').replaceAll('\u00a0', ' ')
    return { status: response.status, url: path, text, at: response.headers.get('content-type') }
  }
  return {
    jar,
    get: (path: string) => ask(path),
    post: (path: string, fields: Fields | FormData | URLSearchParams) =>
      ask(path, { method: 'POST', body: bodyOf(fields) }),
    /** The same browser at another time. */
    at: (later: string) => visitorAt(later, jar, send),
  }
}
