/**
 * A UUID of version 7 (RFC 9562, 5.7): the instant in milliseconds, then 74 random bits. Rows under such ids lie in the order in which
 * they came, so that a hundred new ones touch a few pages of a table and not a hundred.
 */
export const timeOrderedId = (nowMs: number): string => {
  const time = Math.max(0, nowMs).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
