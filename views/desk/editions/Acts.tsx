import type { ReactNode } from 'react'
import { HiddenFields } from '../../booking/parts.tsx'
import { FormKey } from '../parts.tsx'
import { editionPaths, ofDraft } from './addresses.ts'
import type { DraftModel } from './model.ts'
import { Labelled } from './parts.tsx'

/** A form of one step: which draft, which very content, its own key. */
const Step = ({
  formKey,
  id,
  hash,
  keyed,
  action,
  children,
}: DraftModel & { action: string; children: ReactNode }) => (
  <form className="page-s stack tight" method="post" action={action}>
    <FormKey formKey={formKey} />
    <HiddenFields
      fields={[
        ['key', keyed],
        ['id', id],
        ['hash', hash],
      ]}
    />
    {children}
  </form>
)

const Verdict = (props: DraftModel) => {
  const { t, can, version, words } = props
  return (
    <>
      {can.approve ? (
        <Step {...props} action={editionPaths.approve}>
          <p>{t('desk-editions.draft.act.approve-lead', { version })}</p>
          <p>
            <button className="btn">{t('desk-editions.draft.act.approve')}</button>
          </p>
        </Step>
      ) : null}
      {can.sendBack ? (
        <Step {...props} action={editionPaths.sendBack}>
          <Labelled t={t} name="words" label={t('desk-editions.draft.act.words')}>
            <textarea
              className="in desk-text"
              id="words"
              name="words"
              rows={3}
              maxLength={500}
              defaultValue={words}
            />
          </Labelled>
          <p>
            <button className="btn line">{t('desk-editions.draft.act.send-back')}</button>
          </p>
        </Step>
      ) : null}
    </>
  )
}

const Publish = (props: DraftModel) => {
  const { t, id, can, commit } = props
  return (
    <>
      {can.download ? (
        <>
          <p>{t('desk-editions.draft.act.download-lead')}</p>
          <p className="row">
            <a className={can.published ? 'btn' : 'btn line'} href={ofDraft(editionPaths.changeSet, id)}>
              {t('desk-editions.draft.act.download')}
            </a>
            <a className="btn line" href={ofDraft(editionPaths.file, id)}>
              {t('desk-editions.draft.act.file')}
            </a>
          </p>
        </>
      ) : null}
      {can.published ? (
        <Step {...props} action={editionPaths.published}>
          <p>{t('desk-editions.draft.act.published-lead')}</p>
          <Labelled
            t={t}
            name="commit"
            label={t('desk-editions.draft.act.commit')}
            hint={t('desk-editions.draft.act.commit-hint')}
          >
            <input
              className="in wide"
              id="commit"
              name="commit"
              type="text"
              defaultValue={commit}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              aria-describedby="commit-hint"
            />
          </Labelled>
          <p>
            <button className="btn line">{t('desk-editions.draft.act.published')}</button>
          </p>
        </Step>
      ) : null}
    </>
  )
}

/** What whoever looks may do with a draft now, and what it waits for. */
export const Acts = (props: DraftModel) => {
  const { t, state, can, own } = props
  const waits = state === 'submitted' && !can.approve ? (own ? 'own' : 'wait') : undefined
  return (
    <>
      <h2>{t('desk-editions.draft.act.title')}</h2>
      {state === 'sent-back' ? <p>{t('desk-editions.draft.act.back')}</p> : null}
      {state === 'published' ? <p>{t('desk-editions.draft.act.over')}</p> : null}
      {waits === undefined ? null : <p>{t(`desk-editions.draft.act.${waits}`)}</p>}
      {can.submit ? (
        <Step {...props} action={editionPaths.submit}>
          <p>{t('desk-editions.draft.act.submit-lead')}</p>
          <p>
            <button className="btn">{t('desk-editions.draft.act.submit')}</button>
          </p>
        </Step>
      ) : null}
      <Verdict {...props} />
      <Publish {...props} />
    </>
  )
}
