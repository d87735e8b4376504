import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { accountPaths } from '../../../../views/desk/accounts/addresses.ts'
import {
  AccountPage,
  FactorPage,
  NewCodesPage,
  PasswordPage,
} from '../../../../views/desk/accounts/AccountPage.tsx'
import { CodesPage, EnrolPage } from '../../../../views/desk/InvitePage.tsx'
import { nowMs } from '../../../clock.ts'
import { onTo } from '../../../pages.ts'
import { policy } from '../../../policy.ts'
import { qrShape } from '../../../qr.ts'
import { t } from '../../../words.ts'
import { atText, given, isDone, refused, show, statusOf, type Signed, type Visit } from '../../pages/show.tsx'
import { atOwn } from '../own-of.ts'
import { againOrOver, typedIn } from './over.ts'

const { least } = policy.desk.password

/** `GET /desk/account/` */
export const getAccount = async (c: Visit, one: Signed): Promise<Response> => {
  const found = await atOwn(c, (own) => own.account({ token: one.token, nowMs: nowMs(c) }))
  if (!found.ok) return refused(c, found.problem, false)
  const { login, hasPassword, factorMs, linkedMs, codesLeft } = found.value
  const words = (name: string, figures: Record<string, string> = {}): string =>
    t(`desk-accounts.account.${name}`, figures)
  const facts = [
    { name: words('login'), value: login },
    { name: words('password'), value: words(hasPassword ? 'has-password' : 'no-password') },
    {
      name: words('factor'),
      value: factorMs === null ? words('no-factor') : words('since', { at: atText(factorMs) }),
    },
    ...(factorMs === null
      ? []
      : [{ name: words('codes'), value: words('left', { count: String(codesLeft) }) }]),
    ...(linkedMs === null
      ? []
      : [{ name: words('subject'), value: words('linked', { at: atText(linkedMs) }) }]),
  ]
  const model = { facts, hasPassword, hasFactor: factorMs !== null, done: isDone(c) }
  return show(c, words('title'), <AccountPage {...given(one)} {...model} />)
}

const passwordPage = (c: Visit, one: Signed, fault?: DeskFault): Promise<Response> => {
  const page = <PasswordPage {...given(one)} fault={fault} least={least} />
  return show(c, t('desk-accounts.password.title'), page, fault && statusOf(fault))
}

export const getPassword = (c: Visit, one: Signed): Promise<Response> => passwordPage(c, one)

/** `POST /desk/account/password/` */
export const postPassword = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const changed = await atOwn(c, (own) =>
    own.changePassword({
      ...typedIn(c, one, form),
      present: form.get('present') ?? '',
      password: form.get('password') ?? '',
      again: form.get('again') ?? '',
    }),
  )
  if (changed.ok) return onTo(c, `${accountPaths.account}?done=1`)
  return againOrOver(c, changed.problem, (fault) => passwordPage(c, one, fault))
}

const factorPage = (c: Visit, one: Signed, fault?: DeskFault): Promise<Response> =>
  show(
    c,
    t('desk-accounts.factor.title'),
    <FactorPage {...given(one)} fault={fault} />,
    fault && statusOf(fault),
  )

export const getFactor = (c: Visit, one: Signed): Promise<Response> => factorPage(c, one)

/** `POST /desk/account/factor/`: by a code of the present phone, on to the new one. */
export const postFactor = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const started = await atOwn(c, (own) => own.startFactor(typedIn(c, one, form)))
  if (started.ok) return onTo(c, accountPaths.newFactor)
  return againOrOver(c, started.problem, (fault) => factorPage(c, one, fault))
}

const newFactorPage = async (c: Visit, one: Signed, fault?: DeskFault): Promise<Response> => {
  const found = await atOwn(c, (own) => own.startedFactor({ token: one.token, nowMs: nowMs(c) }))
  if (!found.ok) return factorPage(c, one, found.problem)
  const { secret, address } = found.value
  const renewal = { action: accountPaths.newFactor, formKey: one.formKey }
  const page = <EnrolPage t={t} fault={fault} secret={secret} picture={qrShape(address)} renewal={renewal} />
  return show(c, t('desk.enrol.title'), page, fault && statusOf(fault))
}

/** `GET /desk/account/factor/new/`: what the new phone scans. */
export const getNewFactor = (c: Visit, one: Signed): Promise<Response> => newFactorPage(c, one)

const codesPage = (c: Visit, codes: readonly string[]): Promise<Response> =>
  show(c, t('desk.codes.title'), <CodesPage t={t} codes={codes} />)

/** `POST /desk/account/factor/new/`: its first code; answers with new recovery codes, once. */
export const postNewFactor = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const confirmed = await atOwn(c, (own) => own.confirmFactor(typedIn(c, one, form)))
  if (confirmed.ok) return codesPage(c, confirmed.value.codes)
  return againOrOver(c, confirmed.problem, (fault) => newFactorPage(c, one, fault))
}

const newCodesPage = (c: Visit, one: Signed, fault?: DeskFault): Promise<Response> =>
  show(
    c,
    t('desk-accounts.codes.title'),
    <NewCodesPage {...given(one)} fault={fault} />,
    fault && statusOf(fault),
  )

export const getNewCodes = (c: Visit, one: Signed): Promise<Response> => newCodesPage(c, one)

/** `POST /desk/account/codes/` */
export const postNewCodes = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const renewed = await atOwn(c, (own) => own.renewCodes(typedIn(c, one, form)))
  if (renewed.ok) return codesPage(c, renewed.value.codes)
  return againOrOver(c, renewed.problem, (fault) => newCodesPage(c, one, fault))
}
