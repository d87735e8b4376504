import type { ReactNode } from 'react'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { Facts } from '../../booking/parts.tsx'
import { Forward } from '../../parts.tsx'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from '../parts.tsx'
import { accountPaths } from './addresses.ts'

type Tried = { fault?: DeskFault | undefined }

export type AccountModel = {
  facts: readonly { name: string; value: string }[]
  hasPassword: boolean
  hasFactor: boolean
  done: boolean
}

/** One's own account: what there is, and the way to each change. */
export const AccountPage = (props: DeskProps & AccountModel) => {
  const { t, facts, hasPassword, hasFactor, done } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="account" />
      {done ? (
        <p className="note" role="status">
          {t('desk-accounts.account.done')}
        </p>
      ) : null}
      <h1>{t('desk-accounts.account.title')}</h1>
      <Facts rows={facts} />
      {hasFactor ? (
        <ul className="rows page-m">
          {([...(hasPassword ? ['password' as const] : []), 'factor', 'codes'] as const).map((page) => (
            <li key={page}>
              <a href={accountPaths[page]}>
                <b>{t(`desk-accounts.${page}.title`)}</b>
                <span>{t(`desk-accounts.${page}.about`)}</span>
                <Forward />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('desk-accounts.account.elsewhere')}</p>
      )}
    </div>
  )
}

const OwnForm = (
  props: DeskProps &
    Tried & { page: 'password' | 'factor' | 'codes' | 'fresh'; least?: number; children: ReactNode },
) => {
  const { t, formKey, fault, page, children } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="account" />
      <div className="page-s stack">
        <Trouble fault={fault} t={t} {...(props.least === undefined ? {} : { least: props.least })} />
        <h1>{t(`desk-accounts.${page}.title`)}</h1>
        <p className="lead">{t(`desk-accounts.${page}.lead`)}</p>
        <form className="stack" method="post" action={accountPaths[page]}>
          <FormKey formKey={formKey} />
          {children}
          <p>
            <button className="btn big full">{t(`desk-accounts.${page}.button`)}</button>
          </p>
        </form>
        <p>
          <a href={accountPaths.account}>{t('desk-accounts.account.back')}</a>
        </p>
      </div>
    </div>
  )
}

/** The new password twice, as each page asks for it that takes one. `words`: whether it is the first one. */
export const NewPassword = ({
  t,
  least,
  words = 'desk-accounts.password',
}: Pick<DeskProps, 't'> & { least: number; words?: 'desk.invite' | 'desk-accounts.password' }) => (
  <>
    <Field
      name="password"
      label={t(`${words}.password`)}
      hint={t('desk.invite.password-hint', { least })}
      type="password"
      autoComplete="new-password"
      maxLength={300}
    />
    <Field
      name="again"
      label={t(`${words}.again`)}
      type="password"
      autoComplete="new-password"
      maxLength={300}
    />
  </>
)

export const PresentPassword = ({ t }: Pick<DeskProps, 't'>) => (
  <Field
    name="present"
    label={t('desk-accounts.password.present')}
    type="password"
    autoComplete="current-password"
    maxLength={300}
  />
)

/** A code of the phone; `recovery`: one of the recovery codes does, too. */
export const CodeField = ({ t, recovery = false }: Pick<DeskProps, 't'> & { recovery?: boolean }) => (
  <Field
    name="code"
    label={t(recovery ? 'desk.code.code' : 'desk-accounts.code')}
    autoComplete="one-time-code"
    inputMode={recovery ? 'text' : 'numeric'}
    maxLength={20}
  />
)

export const PasswordPage = (props: DeskProps & Tried & { least: number }) => (
  <OwnForm {...props} page="password">
    <PresentPassword t={props.t} />
    <NewPassword t={props.t} least={props.least} />
    <CodeField t={props.t} />
  </OwnForm>
)

export const FactorPage = (props: DeskProps & Tried) => (
  <OwnForm {...props} page="factor">
    <CodeField t={props.t} recovery />
  </OwnForm>
)

export const NewCodesPage = (props: DeskProps & Tried) => (
  <OwnForm {...props} page="codes">
    <CodeField t={props.t} />
  </OwnForm>
)

/** A code once more. `to`: where one goes on. */
export const FreshPage = (props: DeskProps & Tried & { to: string }) => (
  <OwnForm {...props} page="fresh">
    <input type="hidden" name="to" value={props.to} />
    <CodeField t={props.t} recovery />
  </OwnForm>
)
