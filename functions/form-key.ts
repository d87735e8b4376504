const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** For the hidden field `key` of a form: made when the page is made, so that a second click is the same request. */
export const newKey = (): string => crypto.randomUUID()

/** A UUID of version 8, whose bits are the maker's own: of the first digits of a hash in hex. */
export const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`

/**
 * The idempotency key of a posted form: of its hidden key and of what is asked with it. The same form sent twice is one
 * request; a form that came back from the browser's history and asks for something else is another one.
 */
export const keyOf = async (form: URLSearchParams, ...asked: readonly string[]): Promise<string> => {
  const made = form.get('key') ?? ''
  if (!uuid.test(made)) return newKey()
  const bytes = new TextEncoder().encode(JSON.stringify([made, ...asked]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return uuidOf([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
}
