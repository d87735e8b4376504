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
export type DeskPerson = {
  /** Of the second factor, in base 32. */
  secret: string
  get: (path: string) => Promise<Response>
  /** Posts a form with the key of the session. */
  post: (path: string, fields: Record<string, string>) => Promise<Response>
}

const failed = async (what: string, answer: Response): Promise<Error> =>
  new Error(`${what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`)

/** The code that a phone shows. */
export const codeAt = (secret: string, atMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: atMs })

/** A browser without scripts at the desk of a local portal: it keeps its cookies and says that forms are its own. */
const browserOf = (url: string) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { origin: url, cookie },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return answer
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

const invited = async (url: string, ring: KeyRing, { name, role, scope }: NewPerson): Promise<string> => {
  const order = { does: 'invite', id: randomUUID(), name, role, scope: spread(scope) } as const
  const answer = await fetch(`${url}/desk/operator/invite`, {
    method: 'POST',
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
export const comesIn = async (url: string, ring: KeyRing, person: NewPerson): Promise<DeskPerson> => {
  const { get, post } = browserOf(url)
  const { login, password } = person
  const token = await invited(url, ring, person)
  const accepted = await post('/desk/invite/', { token, login, password, again: password })
  if (accepted.status >= 400) throw await failed('accept', accepted)
  const page = await (await get('/desk/enrol/')).text()
  const secret = (/<code class="code">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const enrolled = await post('/desk/enrol/', { code: codeAt(secret, Date.now()) })
  if (enrolled.status >= 400) throw await failed('enrol', enrolled)
  const start = await (await get('/desk/')).text()
  const form = /name="form" value="([\w-]+)"/.exec(start)?.[1] ?? ''
  return { secret, get, post: (path, fields) => post(path, { form, ...fields }) }
}
