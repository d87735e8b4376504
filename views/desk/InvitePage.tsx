import type { DeskFault } from '../../schema/desk/faults.ts'
import { QrCode, type QrShape } from '../booking/QrCode.tsx'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { NewPassword } from './accounts/AccountPage.tsx'
import { accountPaths } from './accounts/addresses.ts'
import { Field, FormKey, Trouble } from './parts.tsx'

export const InvitePage = (props: {
  t: Words
  fault?: DeskFault | undefined
  token: string
  name: string
  role: string
  login: string
  least: number
  /** Whether an identity of the bureau's own can take it up. */
  oidc: boolean
}) => {
  const { t, fault, token, name, role, login, least, oidc } = props
  return (
    <div className="page-s stack">
      <Trouble fault={fault} t={t} least={least} />
      <h1>{t('desk.invite.title')}</h1>
      <p className="lead">{t('desk.invite.lead', { name, role })}</p>
      {oidc ? (
        <p>
          <a className="btn line full" href={`${accountPaths.oidcStart}?token=${token}`}>
            {t('desk-accounts.oidc.accept')}
          </a>
        </p>
      ) : null}
      <form className="stack" method="post" action={deskPaths.invite}>
        <input type="hidden" name="token" value={token} />
        <Field
          name="login"
          label={t('desk.invite.login')}
          hint={t('desk.invite.login-hint')}
          value={login}
          autoComplete="username"
          maxLength={32}
        />
        <NewPassword t={t} least={least} words="desk.invite" />
        <p>
          <button className="btn big full">{t('desk.invite.button')}</button>
        </p>
      </form>
    </div>
  )
}

/** In groups of four, as it is typed into a phone. */
const grouped = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ')

/** What the phone scans, and a place for its first code. `renewal`: the second factor is set up in place of another. */
export const EnrolPage = (props: {
  t: Words
  fault?: DeskFault | undefined
  secret: string
  picture: QrShape
  renewal?: { action: string; formKey: string }
}) => {
  const { t, fault, secret, picture, renewal } = props
  return (
    <div className="page-s stack">
      <Trouble fault={fault} t={t} />
      <h1>{t('desk.enrol.title')}</h1>
      <p className="lead">{t('desk.enrol.lead')}</p>
      <p>{t('desk.enrol.app')}</p>
      <div className="desk-qr">
        <QrCode shape={picture} title={t('desk.enrol.picture')} />
      </div>
      <p>
        {t('desk.enrol.secret')}
        <br />
        <code className="code">{grouped(secret)}</code>
      </p>
      <form className="stack" method="post" action={renewal?.action ?? deskPaths.enrol}>
        {renewal === undefined ? null : <FormKey formKey={renewal.formKey} />}
        <Field
          name="code"
          label={t('desk.enrol.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={8}
        />
        <p>
          <button className="btn big full">{t('desk.enrol.button')}</button>
        </p>
      </form>
    </div>
  )
}

/** Shown once. */
export const CodesPage = ({ t, codes }: { t: Words; codes: readonly string[] }) => (
  <div className="page-s stack">
    <h1>{t('desk.codes.title')}</h1>
    <p className="lead">{t('desk.codes.lead')}</p>
    <ul className="desk-codes code" aria-label={t('desk.codes.label')}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ul>
    <p>
      <a className="btn big full" href={deskPaths.start}>
        {t('desk.codes.button')}
      </a>
    </p>
  </div>
)
