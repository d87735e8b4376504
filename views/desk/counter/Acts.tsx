import type { CounterAct } from '../../../schema/desk/counter-line.ts'
import { FormKey } from '../parts.tsx'
import { counterPaths } from './addresses.ts'
import type { ActProps, CounterRow } from './model.ts'

type Props = ActProps & { row: CounterRow }

/** What a row is called where a button is read aloud by itself. */
const calledBy = ({ shortCode, number, clock }: CounterRow): string =>
  [clock, shortCode, number].filter((part) => part !== '').join(' ')

const Hidden = ({ formKey, formId, row }: Props) => (
  <>
    <FormKey formKey={formKey} />
    <input type="hidden" name="key" value={formId} />
    <input type="hidden" name="id" value={row.id} />
  </>
)

/** One button a counter: nobody has to say beforehand at which one they sit. */
const Call = (props: Props) => {
  const { t, row, counters } = props
  return (
    <form method="post" action={counterPaths.mark} className="counter-call">
      <Hidden {...props} />
      <input type="hidden" name="act" value="call" />
      <span>{t('desk-counter.call.to')}</span>
      {Array.from({ length: counters }, (_, at) => at + 1).map((counter) => (
        <button
          key={counter}
          className="btn line"
          name="counter"
          value={counter}
          aria-label={t('desk-counter.call.one', { who: calledBy(row), counter })}
        >
          {counter}
        </button>
      ))}
      <span>{t('desk-counter.call.counter')}</span>
    </form>
  )
}

const Mark = ({ act, ...props }: Props & { act: CounterAct }) => {
  const { t, row } = props
  return (
    <form method="post" action={counterPaths.mark}>
      <Hidden {...props} />
      <input type="hidden" name="act" value={act} />
      <button className="link" aria-label={t(`desk-counter.act-of.${act}`, { who: calledBy(row) })}>
        {t(`desk-counter.act.${act}`)}
      </button>
    </form>
  )
}

const Undo = ({ event, ...props }: Props & { event: number }) => {
  const { t, row } = props
  return (
    <form method="post" action={counterPaths.undo}>
      <Hidden {...props} />
      <input type="hidden" name="event" value={event} />
      <button className="link" aria-label={t('desk-counter.undo-of', { who: calledBy(row) })}>
        {t('desk-counter.undo')}
      </button>
    </form>
  )
}

/** Everything that can be marked of one now, each a form of its own. */
export const Acts = (props: Props) => {
  const { row } = props
  return (
    <span className="counter-acts">
      {row.acts.map((act) =>
        act === 'call' ? <Call key={act} {...props} /> : <Mark key={act} act={act} {...props} />,
      )}
      {row.undo === undefined ? null : <Undo {...props} event={row.undo} />}
      {row.acts.length === 0 && row.undo === undefined ? <span className="quiet">—</span> : null}
    </span>
  )
}
