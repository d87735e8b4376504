import type { ReactNode } from 'react'
import type { DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'
import type { ActsModel, CaseModel } from './model.ts'
import { Area, CaseHiddenFields, Choose, NumberField } from './parts.tsx'

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

type Chosen = { act: string; name: string; label: string } & Pick<
  Parameters<typeof Choose>[0],
  'options' | 'groups'
>

/** What an act needs to be chosen; where nothing stands for itself, nothing is chosen yet. */
const ChoiceFor = ({
  act,
  name,
  label,
  options,
  groups,
  isGiven = false,
  ...props
}: Props & Chosen & { isGiven?: boolean }) => (
  <Choose
    id={name}
    name={name}
    label={props.t(label)}
    value={typedFor(props, act, name)}
    {...(options === undefined ? {} : { options })}
    {...(groups === undefined ? {} : { groups })}
    {...(isGiven ? {} : { first: props.t('desk-cases.choose') })}
  />
)

const Merge = (props: Props) => {
  const { t, acts } = props
  return (
    <Act {...props} act="merge" to="merge">
      <p className="hint">{t('desk-cases.merge.hint')}</p>
      {acts.candidates.length === 0 ? (
        <p>{t('desk-cases.merge.none')}</p>
      ) : (
        <ChoiceFor
          {...props}
          act="merge"
          name="into"
          label="desk-cases.merge.into"
          options={acts.candidates}
        />
      )}
      <NumberField
        name="other"
        label={t('desk-cases.merge.other')}
        value={typedFor(props, 'merge', 'other')}
      />
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
      <Act {...props} act="take">
        <ChoiceFor
          {...props}
          act="take"
          name="assignee"
          label="desk-cases.take.who"
          options={acts.colleagues}
          isGiven
        />
      </Act>
      <Act {...props} act="tell">
        <WordsFor {...props} act="tell" />
      </Act>
      <Act {...props} act="ask">
        <ChoiceFor
          {...props}
          act="ask"
          name="report"
          label="desk-cases.ask.whom"
          options={acts.reports}
          isGiven
        />
        <WordsFor {...props} act="ask" />
      </Act>
      <Act {...props} act="note">
        <WordsFor {...props} act="note" />
      </Act>
      <Act {...props} act="assign">
        <p className="hint">{t('desk-cases.assign.hint')}</p>
        <ChoiceFor {...props} act="assign" name="to" label="desk-cases.assign.to" groups={acts.places} />
      </Act>
      <Act {...props} act="raise">
        <WordsFor {...props} act="raise" />
      </Act>
      <Merge {...props} />
      <Act {...props} act="close">
        <ChoiceFor {...props} act="close" name="outcome" label="desk-cases.outcome" options={acts.outcomes} />
        <WordsFor {...props} act="close" />
      </Act>
    </section>
  )
}
