import { cookieIn, cookieLine, REPORT_COOKIE } from '../../preferences.ts'
import { isSecure } from '../../transport.ts'
import type { Visit } from './show.tsx'

/** As long as the token is good for. */
const TOKEN_SECONDS = 30 * 60

/** The token of the report that was sent or looked up last. */
export const keptToken = (c: Visit): string | undefined =>
  cookieIn(c.req.header('cookie') ?? '', REPORT_COOKIE) || undefined

export const keepToken = (c: Visit, token: string): void => {
  const line = cookieLine(REPORT_COOKIE, token, isSecure(c), TOKEN_SECONDS)
  c.header('set-cookie', line, { append: true })
}
