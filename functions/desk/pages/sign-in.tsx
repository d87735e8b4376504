import type { DeskFault } from '../../../schema/desk/faults.ts'
import { deskFault } from '../../../schema/desk/faults.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { CodePage, SignInPage } from '../../../views/desk/SignInPage.tsx'
import { nowMs } from '../../clock.ts'
import { admitReading } from '../../form-door.ts'
import { hasOidc } from '../oidc/settings.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import { dropSession, keepDevice, keepSession, sessionToken } from './cookies.ts'
import { clientOf, refused, show, staffOf, statusOf, type Signed, type Visit } from './show.tsx'

const LONGEST = 64

const tooMany = (retryAfterSeconds = 1): DeskFault => ({ code: 'too_many_tries', retryAfterSeconds })

const signInPage = (c: Visit, login = '', fault?: DeskFault): Promise<Response> => {
  if (fault?.retryAfterSeconds !== undefined) c.header('retry-after', String(fault.retryAfterSeconds))
  const page = <SignInPage t={t} login={login} fault={fault} oidc={hasOidc(c)} />
  return show(c, t('desk.sign-in.title'), page, fault && statusOf(fault))
}

const codePage = (c: Visit, fault?: DeskFault): Promise<Response> =>
  show(c, t('desk.code.title'), <CodePage t={t} fault={fault} />, fault && statusOf(fault))

export const getSignIn = (c: Visit): Promise<Response> => signInPage(c)

/** `POST /desk/sign-in/`: name and password; the session that the browser brought is over either way. */
export const postSignIn = async (c: Visit, form: URLSearchParams): Promise<Response> => {
  const login = (form.get('login') ?? '').slice(0, LONGEST)
  const admitted = await admitReading(c)
  if (!admitted.ok) return signInPage(c, login, tooMany(admitted.problem.retryAfterSeconds))
  const tried = await staffOf(c).signIn({
    login,
    password: form.get('password') ?? '',
    before: sessionToken(c),
    client: clientOf(c),
  })
  if (!tried.ok) return signInPage(c, login, tried.problem)
  keepSession(c, tried.value.token)
  return onTo(c, deskPaths.code)
}

export const getCode = async (c: Visit): Promise<Response> => {
  const token = sessionToken(c)
  const waits = token !== undefined && (await staffOf(c).awaitsCode({ token, nowMs: nowMs(c) }))
  return waits ? codePage(c) : onTo(c, deskPaths.signIn)
}

/** `POST /desk/code/`: the second factor. */
export const postCode = async (c: Visit, form: URLSearchParams): Promise<Response> => {
  const admitted = await admitReading(c)
  if (!admitted.ok) return codePage(c, tooMany(admitted.problem.retryAfterSeconds))
  const token = sessionToken(c)
  if (token === undefined) return refused(c, deskFault('signed_out'), false)
  const client = clientOf(c)
  const tried = await staffOf(c).second({ token, code: (form.get('code') ?? '').slice(0, LONGEST), client })
  if (tried.ok) {
    keepSession(c, tried.value.token)
    keepDevice(c, tried.value.staffId, client.nowMs)
    return onTo(c, deskPaths.start)
  }
  if (tried.problem.code !== 'signed_out') return codePage(c, tried.problem)
  dropSession(c)
  return refused(c, tried.problem, false)
}

/** `POST /desk/sign-out/`: over on the server, not only in this browser. */
export const postSignOut = async (c: Visit, { token }: Signed): Promise<Response> => {
  await staffOf(c).signOut({ token, nowMs: nowMs(c) })
  dropSession(c)
  return onTo(c, deskPaths.signIn)
}
