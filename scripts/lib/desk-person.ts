import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { operatorOrder } from '../../functions/operator-token.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { NO_SCOPE, type Scope } from '../../schema/desk/person.ts'

/** Somebody to come to the desk: what `npm run desk:invite` asks, and what they choose. */
export type NewPerson = {
  name: string
  role: string
  scope?: Partial<Scope>
  login: string
  password: string
}
/** What is typed into a form, and chosen. */
export type Fields = Readonly<Record<string, string | File>>
export type DeskPerson = {
  /** Of the second factor, in base 32. */
  secret: string
  get: (path: string) => Promise<Response>
  /** Posts a form with the key of the session. */
  post: (path: string, fields: Fields) => Promise<Response>
  /** Comes in again, with name, password and code. */
  signIn: () => Promise<void>
}
/** Milliseconds since 1970 that the portal is told, where it runs with the clock of tests. */
export type PortalNow = () => number

const failed = async (what: string, answer: Response): Promise<Error> =>
  new Error(`${what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)

/** The code that a phone shows. */
export const codeAt = (secret: string, atMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: atMs })

/** A form as browsers send it: with a file in parts. */
const bodyOf = (fields: Fields): URLSearchParams | FormData => {
  const typed = Object.entries(fields).filter((one): one is [string, string] => typeof one[1] === 'string')
  if (typed.length === Object.keys(fields).length) return new URLSearchParams(typed)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

/** A browser without scripts at the desk of a local portal: it keeps its cookies and says that forms are its own. */
const browserOf = (url: string, now?: PortalNow) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { origin: url, cookie, ...(now && { 'portal-now': new Date(now()).toISOString() }) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return answer
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Fields) => ask(path, { method: 'POST', body: bodyOf(fields) }),
  }
}

const invited = async (
  url: string,
  ring: KeyRing,
  { name, role, scope }: NewPerson,
  now?: PortalNow,
): Promise<string> => {
  const order = { does: 'invite', id: randomUUID(), name, role, scope: spread(scope) } as const
  const answer = await fetch(`${url}/desk/operator/invite`, {
    method: 'POST',
    headers: now ? { 'portal-now': new Date(now()).toISOString() } : {},
    body: operatorOrder(ring, order, Date.now()),
  })
  if (answer.status !== 200) throw await failed('invite', answer)
  const made = (await answer.json()) as { value?: { token: string } }
  return made.value?.token ?? ''
}

const spread = (scope: Partial<Scope> = {}) => {
  const { townships, units, offices, child } = { ...NO_SCOPE, ...scope }
  return { townships: [...townships], units: [...units], offices: [...offices], child }
}

/** Brings somebody to the desk of a local portal as they would come themselves: link, password, second factor. */
export const comesIn = async (
  url: string,
  ring: KeyRing,
  person: NewPerson,
  now?: PortalNow,
): Promise<DeskPerson> => {
  const { get, post } = browserOf(url, now)
  const { login, password } = person
  const token = await invited(url, ring, person, now)
  const accepted = await post('/desk/invite/', { token, login, password, again: password })
  if (accepted.status >= 400) throw await failed('accept', accepted)
  const page = await (await get('/desk/enrol/')).text()
  const secret = (/<code class="code">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const code = (): string => codeAt(secret, now?.() ?? Date.now())
  const enrolled = await post('/desk/enrol/', { code: code() })
  if (enrolled.status >= 400) throw await failed('enrol', enrolled)
  let form = ''
  const isIn = async (): Promise<void> => {
    const start = await (await get('/desk/')).text()
    form = /name="form" value="([\w-]+)"/.exec(start)?.[1] ?? ''
  }
  await isIn()
  return {
    secret,
    get,
    post: (path, fields) => post(path, { form, ...fields }),
    signIn: async () => {
      const known = await post('/desk/sign-in/', { login, password })
      if (known.status >= 400) throw await failed('sign in', known)
      const typed = await post('/desk/code/', { code: code() })
      if (typed.status >= 400) throw await failed('code', typed)
      await isIn()
    },
  }
}
