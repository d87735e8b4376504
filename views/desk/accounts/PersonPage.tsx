import type { ReactNode } from 'react'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import { resetKinds } from '../../../schema/desk/reset.ts'
import { Facts } from '../../booking/parts.tsx'
import { deskPaths } from '../addresses.ts'
import { DeskNav, Field, FormKey, Select, Trouble, type DeskProps } from '../parts.tsx'
import { accountPaths } from './addresses.ts'
import { RightsFields, type Rights, type RightsChoices } from './RightsFields.tsx'

export type PersonModel = {
  id: string
  name: string
  facts: readonly { name: string; value: string }[]
  choices: RightsChoices
  rights: Rights
  /** Of the link to be made: a form that comes twice makes one. */
  resetId: string
  hours: number
  /** Whether the bureau has an identity provider here, and this colleague is linked. */
  oidc: 'off' | 'open' | 'linked'
  /** What was typed before it was refused. */
  typed: Readonly<Record<string, string>>
  /** One's own account is changed elsewhere. */
  own: boolean
  fault?: DeskFault | undefined
  done: boolean
}

const Act = (
  props: Pick<DeskProps & PersonModel, 't' | 'formKey' | 'id' | 'typed' | 'fault'> & {
    action: string
    words: 'role' | 'reset' | 'link' | 'unlink' | 'end'
    figures?: Record<string, string | number>
    /** The one that a page is for is red, what cannot be taken back stands apart. */
    weight?: 'main' | 'grave'
    children?: ReactNode
  },
) => {
  const { t, formKey, id, action, words, typed, figures = {}, weight, children } = props
  const why = `${words}-why`
  const isMissing = props.fault?.code === 'why_missing' && typed[why] !== undefined
  return (
    <form className={`page-s stack${weight === 'grave' ? ' desk-grave' : ''}`} method="post" action={action}>
      <FormKey formKey={formKey} />
      <input type="hidden" name="id" value={id} />
      <h2>{t(`desk-accounts.person.${words}`)}</h2>
      <p>{t(`desk-accounts.person.${words}-lead`, figures)}</p>
      {children}
      <Field
        name={why}
        label={t('desk-accounts.person.why')}
        value={typed[why] ?? ''}
        maxLength={200}
        error={isMissing ? t('desk.fault.why_missing.detail') : undefined}
      />
      <p>
        <button className={`btn full${weight === 'main' ? '' : ' line'}`}>
          {t(`desk-accounts.person.${words}-button`, figures)}
        </button>
      </p>
    </form>
  )
}

/** One colleague: the role and its places, a link for what was lost, and the identity of the bureau's own. */
export const PersonPage = (props: DeskProps & PersonModel) => {
  const { t, name, facts, fault, done, own, oidc, typed } = props
  return (
    <div className="stack">
      <DeskNav {...props} />
      <Trouble fault={fault} t={t} />
      {done ? (
        <p className="note" role="status">
          {t('desk-accounts.person.done')}
        </p>
      ) : null}
      <h1>{name}</h1>
      <Facts rows={facts} />
      <Act {...props} words="role" action={accountPaths.changeRole} weight="main">
        <RightsFields t={t} rights={props.rights} choices={props.choices} />
      </Act>
      {own ? null : (
        <Act {...props} words="reset" action={accountPaths.reset} figures={{ hours: props.hours }}>
          <input type="hidden" name="reset" value={props.resetId} />
          <Select
            name="what"
            label={t('desk-accounts.person.what')}
            value={typed['what'] ?? resetKinds[0]}
            options={resetKinds.map((kind) => ({ value: kind, text: t(`desk-accounts.lost.${kind}`) }))}
          />
        </Act>
      )}
      {oidc === 'off' ? null : (
        <Act {...props} words="link" action={accountPaths.link}>
          <Field
            name="subject"
            label={t('desk-accounts.person.subject')}
            value={typed['subject'] ?? ''}
            maxLength={255}
          />
        </Act>
      )}
      {oidc === 'linked' ? <Act {...props} words="unlink" action={accountPaths.unlink} /> : null}
      <Act {...props} words="end" action={deskPaths.endAccess} figures={{ name }} weight="grave" />
      <p>
        <a href={deskPaths.staff}>{t('desk-accounts.person.back')}</a>
      </p>
    </div>
  )
}
