import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../../schema/desk/may.ts'
import type { Result } from '../../../../schema/result.ts'
import { deskPaths } from '../../../../views/desk/addresses.ts'
import { accountPaths } from '../../../../views/desk/accounts/addresses.ts'
import { PersonPage } from '../../../../views/desk/accounts/PersonPage.tsx'
import type { Rights } from '../../../../views/desk/accounts/RightsFields.tsx'
import { LinkPage } from '../../../../views/desk/StaffPage.tsx'
import { nowMs } from '../../../clock.ts'
import { newKey } from '../../../form-key.ts'
import { onTo } from '../../../pages.ts'
import { policy } from '../../../policy.ts'
import { ownAddress } from '../../../transport.ts'
import { t } from '../../../words.ts'
import { hasOidc, oidcOf } from '../../oidc/settings.ts'
import { chosenOf, rightsChoices, scopeIn, scopeText } from '../../pages/rights.ts'
import {
  atText,
  given,
  isDone,
  refused,
  roleName,
  show,
  staffOf,
  statusOf,
  type Signed,
  type Visit,
} from '../../pages/show.tsx'

const LONGEST = 64
const LONGEST_WHY = 200
const LONGEST_SUBJECT = 255

const fieldIn = (form: URLSearchParams, name: string, longest = LONGEST): string =>
  (form.get(name) ?? '').slice(0, longest)
const whyIn = (form: URLSearchParams, of: string): string => fieldIn(form, `${of}-why`, LONGEST_WHY).trim()

type Back = { fault?: DeskFault; form?: URLSearchParams; rights?: Rights }

const personPage = async (c: Visit, one: Signed, id: string, back: Back = {}): Promise<Response> => {
  const found = await staffOf(c).colleague(id)
  if (!found.ok) return refused(c, found.problem, true)
  const { name, login, role, scope, linkedMs } = found.value
  const { fault, form } = back
  const linked = linkedMs === null ? 'not-linked' : 'linked'
  const at = linkedMs === null ? '' : atText(linkedMs)
  const oidc = hasOidc(c)
  const model = {
    id,
    name,
    facts: [
      { name: t('desk.staff.login'), value: login },
      { name: t('desk.staff.role'), value: roleName(role) },
      { name: t('desk.staff.scope'), value: scopeText(scope) },
      ...(oidc
        ? [
            {
              name: t('desk-accounts.account.subject'),
              value: t(`desk-accounts.account.${linked}`, { at }),
            },
          ]
        : []),
    ],
    choices: rightsChoices,
    rights: back.rights ?? { role, chosen: chosenOf(scope) },
    resetId: newKey(),
    hours: policy.desk.invite.hours,
    oidc: oidc ? (linkedMs === null ? ('open' as const) : ('linked' as const)) : ('off' as const),
    typed: Object.fromEntries(form ?? []),
    own: id === one.person.id,
    fault,
    done: isDone(c),
  }
  return show(c, name, <PersonPage {...given(one)} {...model} />, fault && statusOf(fault))
}

/** `GET /desk/staff/person/?id=…` */
export const getPerson = (c: Visit, one: Signed): Promise<Response> =>
  personPage(c, one, (c.req.query('id') ?? '').slice(0, LONGEST))

const settled = (
  c: Visit,
  one: Signed,
  {
    id,
    form,
    did,
    rights,
  }: { id: string; form: URLSearchParams; did: Result<unknown, DeskFault>; rights?: Rights },
): Response | Promise<Response> => {
  if (did.ok) return onTo(c, `${accountPaths.person}?id=${encodeURIComponent(id)}&done=1`)
  return personPage(c, one, id, { fault: did.problem, form, ...(rights === undefined ? {} : { rights }) })
}

/** `POST /desk/staff/person/role/` */
export const postRole = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const [id, role, scope] = [fieldIn(form, 'id'), fieldIn(form, 'role'), scopeIn(form)]
  const command = { id, role, scope, why: whyIn(form, 'role'), by: one.person.id, nowMs: nowMs(c) }
  const did = await staffOf(c).changeRole(command)
  return settled(c, one, { id, form, did, rights: { role, chosen: chosenOf(scope) } })
}

/** `POST /desk/staff/person/reset/`: a link for what was lost, shown once. */
export const postReset = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const staffId = fieldIn(form, 'id')
  const made = await staffOf(c).makeReset({
    id: fieldIn(form, 'reset'),
    staffId,
    what: fieldIn(form, 'what'),
    why: whyIn(form, 'reset'),
    by: one.person.id,
    nowMs: nowMs(c),
  })
  if (!made.ok) return personPage(c, one, staffId, { fault: made.problem, form })
  const found = await staffOf(c).colleague(staffId)
  const name = found.ok ? found.value.name : ''
  const title = t('desk-accounts.reset-link.title')
  const lead = t('desk-accounts.reset-link.lead', { name, until: atText(made.value.untilMs) })
  const link = ownAddress(c, `${accountPaths.renew}?token=${made.value.token}`).href
  return show(c, title, <LinkPage {...given(one)} link={link} title={title} lead={lead} />)
}

/** `POST /desk/staff/person/subject/`: ties a colleague to an identity of the bureau's own provider. */
export const postLink = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const id = fieldIn(form, 'id')
  const settings = oidcOf(c)
  if (settings === undefined) return personPage(c, one, id, { fault: deskFault('oidc_off'), form })
  const sub = fieldIn(form, 'subject', LONGEST_SUBJECT + 1).trim()
  // OpenID Connect Core 1.0, section 2: at most 255 ASCII characters.
  if (!/^[\x21-\x7e]{1,255}$/.test(sub))
    return personPage(c, one, id, { fault: deskFault('subject_form'), form })
  const subject = { issuer: settings.issuer.href, sub }
  const command = { id, subject, why: whyIn(form, 'link'), by: one.person.id, nowMs: nowMs(c) }
  return settled(c, one, { id, form, did: await staffOf(c).linkSubject(command) })
}

/** `POST /desk/staff/person/subject/end/` */
export const postUnlink = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const id = fieldIn(form, 'id')
  const command = { id, why: whyIn(form, 'unlink'), by: one.person.id, nowMs: nowMs(c) }
  return settled(c, one, { id, form, did: await staffOf(c).unlinkSubject(command) })
}

/** `POST /desk/staff/end/`: for good; whoever does it says why. */
export const postEndAccess = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const id = fieldIn(form, 'id')
  const why = whyIn(form, 'end')
  if (why.length < LEAST_WHY) return personPage(c, one, id, { fault: deskFault('why_missing'), form })
  const did = await staffOf(c).endAccess({ id, by: one.person.id, why, nowMs: nowMs(c) })
  return did.ok ? onTo(c, `${deskPaths.staff}?done=1`) : personPage(c, one, id, { fault: did.problem, form })
}
