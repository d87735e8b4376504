import type { DeskFault } from '../../schema/desk/faults.ts'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { accountPaths } from './accounts/addresses.ts'
import { Field, Trouble } from './parts.tsx'

type Props = { t: Words; fault?: DeskFault | undefined }

export const SignInPage = ({ t, fault, login, oidc }: Props & { login: string; oidc: boolean }) => (
  <div className="page-s stack">
    <Trouble fault={fault} t={t} />
    <h1>{t('desk.sign-in.title')}</h1>
    <p className="lead">{t('desk.sign-in.lead')}</p>
    <form className="stack" method="post" action={deskPaths.signIn}>
      <Field
        name="login"
        label={t('desk.sign-in.login')}
        value={login}
        autoComplete="username"
        maxLength={64}
      />
      <Field
        name="password"
        label={t('desk.sign-in.password')}
        type="password"
        autoComplete="current-password"
        maxLength={300}
      />
      <p>
        <button className="btn big full">{t('desk.sign-in.button')}</button>
      </p>
    </form>
    {oidc ? (
      <p>
        <a className="btn line full" href={accountPaths.oidcStart}>
          {t('desk-accounts.oidc.sign-in')}
        </a>
      </p>
    ) : null}
    <p className="quiet">{t('desk.sign-in.help')}</p>
  </div>
)

export const CodePage = ({ t, fault }: Props) => (
  <div className="page-s stack">
    <Trouble fault={fault} t={t} />
    <h1>{t('desk.code.title')}</h1>
    <p className="lead">{t('desk.code.lead')}</p>
    <form className="stack" method="post" action={deskPaths.code}>
      <Field
        name="code"
        label={t('desk.code.code')}
        hint={t('desk.code.hint')}
        autoComplete="one-time-code"
        maxLength={20}
      />
      <p>
        <button className="btn big full">{t('desk.code.button')}</button>
      </p>
    </form>
    <p>
      <a href={deskPaths.signIn}>{t('desk.code.back')}</a>
    </p>
  </div>
)

/** A refusal that no page of its own answers. */
export const RefusedDesk = ({ t, fault, signedIn }: { t: Words; fault: DeskFault; signedIn: boolean }) => (
  <div className="page-s stack">
    <h1>{t(`desk.fault.${fault.code}.title`)}</h1>
    <p className="lead">
      {t(`desk.fault.${fault.code}.detail`, { seconds: fault.retryAfterSeconds ?? 1, ...fault.params })}
    </p>
    <p>
      <a className="btn" href={signedIn ? deskPaths.start : deskPaths.signIn}>
        {t(signedIn ? 'desk.refused.back' : 'desk.refused.sign-in')}
      </a>
    </p>
  </div>
)
