import type { ReactNode } from 'react'
import type { DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'
import type { ActsModel, CaseModel } from './model.ts'
import { Area, CaseHiddenFields, Choose } from './parts.tsx'

type Props = DeskProps & CaseModel & { acts: ActsModel }

const typedFor = ({ typed }: Props, act: string, field: string): string =>
  typed['act'] === act ? (typed[field] ?? '') : ''

/** The form of one act, folded away unless it came back. */
const Act = (props: Props & { act: string; children?: ReactNode; to?: 'act' | 'merge'; main?: boolean }) => {
  const { t, acts, act, view, hidden, formKey, typed, children, to = 'act', main = false } = props
  if (!acts.can.has(act)) return null
  const form = (
    <form className="stack tight" method="post" action={caseAddress(to, view.number)}>
      <CaseHiddenFields hidden={hidden} formKey={formKey} />
      <input type="hidden" name="act" value={act} />
      {children}
      <p>
        <button className={main ? 'btn' : 'btn line'}>{t(`desk-cases.${act}.button`)}</button>
      </p>
    </form>
  )
  if (children === undefined) return form
  return (
    <details open={typed['act'] === act}>
      <summary>{t(`desk-cases.${act}.title`)}</summary>
      {form}
    </details>
  )
}

const WordsFor = (props: Props & { act: string }) => (
  <Area
    id={`${props.act}-words`}
    label={props.t(`desk-cases.${props.act}.words`)}
    hint={props.t(`desk-cases.${props.act}.hint`)}
    value={typedFor(props, props.act, 'words')}
    most={props.acts.mostWords}
  />
)

const Take = (props: Props) => (
  <Act {...props} act="take">
    <Choose
      id="assignee"
      name="assignee"
      label={props.t('desk-cases.take.who')}
      value={typedFor(props, 'take', 'assignee')}
      options={props.acts.colleagues}
    />
  </Act>
)

const HandOver = (props: Props) => (
  <Act {...props} act="assign">
    <p className="hint">{props.t('desk-cases.assign.hint')}</p>
    <Choose
      id="to"
      name="to"
      label={props.t('desk-cases.assign.to')}
      value={typedFor(props, 'assign', 'to')}
      groups={props.acts.places}
      first={props.t('desk-cases.choose')}
    />
  </Act>
)

const Ask = (props: Props) => (
  <Act {...props} act="ask">
    <Choose
      id="report"
      name="report"
      label={props.t('desk-cases.ask.whom')}
      value={typedFor(props, 'ask', 'report')}
      options={props.acts.reports}
    />
    <WordsFor {...props} act="ask" />
  </Act>
)

const Close = (props: Props) => (
  <Act {...props} act="close">
    <Choose
      id="outcome"
      name="outcome"
      label={props.t('desk-cases.outcome')}
      value={typedFor(props, 'close', 'outcome')}
      options={props.acts.outcomes}
      first={props.t('desk-cases.choose')}
    />
    <WordsFor {...props} act="close" />
  </Act>
)

const Merge = (props: Props) => {
  const { t, acts } = props
  return (
    <Act {...props} act="merge" to="merge">
      <p className="hint">{t('desk-cases.merge.hint')}</p>
      {acts.candidates.length === 0 ? (
        <p>{t('desk-cases.merge.none')}</p>
      ) : (
        <Choose
          id="into"
          name="into"
          label={t('desk-cases.merge.into')}
          value={typedFor(props, 'merge', 'into')}
          options={acts.candidates}
          first={t('desk-cases.choose')}
        />
      )}
      <div className="field stack tight">
        <label htmlFor="other">{t('desk-cases.merge.other')}</label>
        <input
          className="in"
          id="other"
          name="other"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          defaultValue={typedFor(props, 'merge', 'other')}
        />
      </div>
    </Act>
  )
}

/** What can be done to the case as it stands; the first thing to do is the button. */
export const Acts = (props: Props) => {
  const { t, acts } = props
  return (
    <section className="stack tight noprint" aria-labelledby="acts">
      <h2 id="acts">{t('desk-cases.acts')}</h2>
      {acts.can.size === 0 ? <p>{t('desk-cases.no-acts')}</p> : null}
      <Act {...props} act="accept" main />
      <Act {...props} act="review" />
      <Take {...props} />
      <Act {...props} act="tell">
        <WordsFor {...props} act="tell" />
      </Act>
      <Ask {...props} />
      <Act {...props} act="note">
        <WordsFor {...props} act="note" />
      </Act>
      <HandOver {...props} />
      <Act {...props} act="raise">
        <WordsFor {...props} act="raise" />
      </Act>
      <Merge {...props} />
      <Close {...props} />
    </section>
  )
}
