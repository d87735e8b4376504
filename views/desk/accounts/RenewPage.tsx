import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { ResetKind } from '../../../schema/desk/reset.ts'
import type { Words } from '../../words.ts'
import { deskPaths } from '../addresses.ts'
import { Trouble } from '../parts.tsx'
import { CodeField, NewPassword, PresentPassword } from './AccountPage.tsx'
import { accountPaths } from './addresses.ts'

/** A link for who lost the password, the phone or both: what was not lost is asked for. */
export const RenewPage = (props: {
  t: Words
  fault?: DeskFault | undefined
  token: string
  name: string
  login: string
  what: ResetKind
  least: number
}) => {
  const { t, fault, token, name, login, what, least } = props
  return (
    <div className="page-s stack">
      <Trouble fault={fault} t={t} least={least} />
      <h1>{t('desk-accounts.renew.title')}</h1>
      <p className="lead">{t(`desk-accounts.renew.lead-${what}`, { name, login })}</p>
      <form className="stack" method="post" action={accountPaths.renew}>
        <input type="hidden" name="token" value={token} />
        {what === 'factor' ? <PresentPassword t={t} /> : <NewPassword t={t} least={least} />}
        {what === 'password' ? <CodeField t={t} recovery /> : null}
        <p>
          <button className="btn big full">{t('desk.invite.button')}</button>
        </p>
      </form>
    </div>
  )
}

/** Shown where the browser came from elsewhere, and goes on by itself. */
export const OnwardPage = ({ t, to }: { t: Words; to: string }) => (
  <div className="page-s stack">
    <h1>{t('desk-accounts.oidc.back')}</h1>
    <p>
      <a className="btn big full" href={to}>
        {t('desk-accounts.oidc.onward')}
      </a>
    </p>
  </div>
)

/** The new password counts. */
export const RenewedPage = ({ t }: { t: Words }) => (
  <div className="page-s stack">
    <h1>{t('desk-accounts.renew.done')}</h1>
    <p>
      <a className="btn big full" href={deskPaths.signIn}>
        {t('desk.refused.sign-in')}
      </a>
    </p>
  </div>
)
