import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { StayAct } from '../../../schema/desk/stays.ts'
import { Facts, Lines } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, Field, FormKey, Select, Trouble, type DeskProps } from '../parts.tsx'
import { rescuePaths } from './addresses.ts'
import type { Option } from './RegisterPage.tsx'

/** One act that can come next, with what it is chosen from, where there is a choice. */
export type NextAct = { act: StayAct['act']; options: readonly Option[] }
export type StayModel = {
  number: number
  facts: readonly { name: string; value: string }[]
  /** What it counts against, in words. */
  breaches: readonly string[]
  history: readonly string[]
  next: readonly NextAct[]
  sendKey: string
  typed: { day: string; choice: string; act: string }
  /** Whether a name is kept, and what it is, once somebody said why. */
  named: boolean
  name: string | undefined
  fault: DeskFault | undefined
  done: boolean
}

const Sent = ({ formKey, model }: { formKey: string; model: StayModel }) => (
  <>
    <FormKey formKey={formKey} />
    <input type="hidden" name="key" value={model.sendKey} />
    <input type="hidden" name="number" value={model.number} />
  </>
)

const ActForm = ({
  t,
  formKey,
  model,
  next,
}: {
  t: Words
  formKey: string
  model: StayModel
  next: NextAct
}) => {
  const { act, options } = next
  const isTyped = model.typed.act === act
  return (
    <details className="noprint" open={isTyped}>
      <summary>{t(`desk-rescue.act.${act}`)}</summary>
      <form className="page-s stack" method="post" action={rescuePaths.stay}>
        <Sent formKey={formKey} model={model} />
        <input type="hidden" name="act" value={act} />
        <Field name={`${act}-day`} label={t('desk-rescue.day')} type="date" value={model.typed.day} />
        {options.length === 0 ? null : (
          <Select
            name={`${act}-choice`}
            label={t(`desk-rescue.choice.${act}`)}
            options={options}
            value={isTyped ? model.typed.choice : (options[0]?.value ?? '')}
          />
        )}
        <p>
          <button className="btn">{t(`desk-rescue.act.${act}`)}</button>
        </p>
      </form>
    </details>
  )
}

const Name = ({ t, formKey, model }: { t: Words; formKey: string; model: StayModel }) => {
  if (!model.named) return <p className="quiet">{t('desk-rescue.no-name')}</p>
  if (model.name !== undefined) return <p role="status">{t('desk-rescue.name-is', { name: model.name })}</p>
  return (
    <form className="page-s stack noprint" method="post" action={rescuePaths.name}>
      <FormKey formKey={formKey} />
      <input type="hidden" name="number" value={model.number} />
      <Field name="why" label={t('desk-rescue.why')} maxLength={200} />
      <p>
        <button className="btn line">{t('desk-rescue.show-name')}</button>
      </p>
    </form>
  )
}

/** One stay: what is known, what it counts against, what can be written down next, and who wrote down what. */
export const StayPage = (props: DeskProps & StayModel) => {
  const { t, formKey, number, facts, breaches, history, next, fault, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="rescue" />
      <Trouble fault={fault} t={t} />
      {done ? (
        <p className="note" role="status">
          {t('desk-rescue.done')}
        </p>
      ) : null}
      <h1>{t('desk-rescue.heading', { number })}</h1>
      {breaches.length === 0 ? null : <Lines of={breaches.map((breach) => `**${breach}**`)} />}
      <div className="desk-case">
        <div className="stack">
          <Facts rows={facts} />
          <h2>{t('desk-rescue.history')}</h2>
          <Lines of={history} />
        </div>
        <div className="stack">
          {next.length === 0 ? null : <h2 className="noprint">{t('desk-rescue.acts')}</h2>}
          {next.map((one) => (
            <ActForm key={one.act} t={t} formKey={formKey} model={props} next={one} />
          ))}
          <Name t={t} formKey={formKey} model={props} />
        </div>
      </div>
      <p>
        <a className="go" href={rescuePaths.register}>
          {t('desk-rescue.back')}
        </a>
      </p>
    </div>
  )
}
