import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { CodesPage, EnrolPage, InvitePage } from '../../../views/desk/InvitePage.tsx'
import { nowMs } from '../../clock.ts'
import { admitReading } from '../../form-door.ts'
import { onTo } from '../../pages.ts'
import { policy } from '../../policy.ts'
import { qrShape } from '../../qr.ts'
import { t } from '../../words.ts'
import { hasOidc } from '../oidc/settings.ts'
import { keepDevice, keepSession, sessionToken } from './cookies.ts'
import { clientOf, refused, roleName, show, staffOf, statusOf, type Visit } from './show.tsx'

const LONGEST_TOKEN = 64

const invitePage = async (c: Visit, token: string, login = '', fault?: DeskFault): Promise<Response> => {
  const found = await staffOf(c).invitation(token, nowMs(c))
  if (!found.ok) return refused(c, found.problem, false)
  const { name, role } = found.value
  const { least } = policy.desk.password
  const props = { t, fault, token, name, role: roleName(role), login, least, oidc: hasOidc(c) }
  return show(c, t('desk.invite.title'), <InvitePage {...props} />, fault && statusOf(fault))
}

/** `GET /desk/invite/?token=…` */
export const getInvite = (c: Visit): Promise<Response> =>
  invitePage(c, (c.req.query('token') ?? '').slice(0, LONGEST_TOKEN))

/** `POST /desk/invite/`: a name to sign in with and a password; what comes next is the second factor. */
export const postInvite = async (c: Visit, form: URLSearchParams): Promise<Response> => {
  const admitted = await admitReading(c)
  if (!admitted.ok)
    return refused(
      c,
      { code: 'too_many_tries', retryAfterSeconds: admitted.problem.retryAfterSeconds ?? 1 },
      false,
    )
  const token = (form.get('token') ?? '').slice(0, LONGEST_TOKEN)
  const login = (form.get('login') ?? '').slice(0, LONGEST_TOKEN)
  const taken = await staffOf(c).accept({
    token,
    login,
    password: form.get('password') ?? '',
    again: form.get('again') ?? '',
    before: sessionToken(c),
    client: clientOf(c),
  })
  if (!taken.ok) return invitePage(c, token, login, taken.problem)
  keepSession(c, taken.value.token)
  return onTo(c, deskPaths.enrol)
}

const enrolPage = async (c: Visit, token: string, fault?: DeskFault): Promise<Response> => {
  const found = await staffOf(c).enrolment({ token, nowMs: nowMs(c) })
  if (!found.ok) return onTo(c, deskPaths.start)
  const { secret, address } = found.value
  const page = <EnrolPage t={t} fault={fault} secret={secret} picture={qrShape(address)} />
  return show(c, t('desk.enrol.title'), page, fault && statusOf(fault))
}

/** `GET /desk/enrol/`: the code for the phone, as a picture and as text. */
export const getEnrol = (c: Visit): Promise<Response> => {
  const token = sessionToken(c)
  return token === undefined ? refused(c, deskFault('signed_out'), false) : enrolPage(c, token)
}

/** `POST /desk/enrol/`: the first code of the phone; answers with the recovery codes, once. */
export const postEnrol = async (c: Visit, form: URLSearchParams): Promise<Response> => {
  const token = sessionToken(c)
  if (token === undefined) return refused(c, deskFault('signed_out'), false)
  const client = clientOf(c)
  const code = (form.get('code') ?? '').slice(0, LONGEST_TOKEN)
  const enrolled = await staffOf(c).enrol({ token, code, client })
  if (!enrolled.ok) return enrolPage(c, token, enrolled.problem)
  keepSession(c, enrolled.value.token)
  keepDevice(c, enrolled.value.staffId, client.nowMs)
  return show(c, t('desk.codes.title'), <CodesPage t={t} codes={enrolled.value.codes} />)
}
