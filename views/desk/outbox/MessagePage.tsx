import type { DeskFault } from '../../../schema/desk/faults.ts'
import { Facts } from '../../booking/parts.tsx'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from '../parts.tsx'
import { outboxPaths } from './addresses.ts'
import type { OutboxLine } from './OutboxPage.tsx'

/** What of a message can be opened. */
export const openable = ['phone', 'text'] as const
export type Openable = (typeof openable)[number]

export type MessageModel = {
  line: OutboxLine
  settled?: string | undefined
  next?: string | undefined
  /** What can still be opened of it, by whoever says why. */
  closed: readonly Openable[]
  /** The one thing that was opened for this answer. */
  opened?: { what: Openable; value: string } | undefined
  /** The hidden key of the form that sends it once more; undefined where it cannot be. */
  againKey?: string | undefined
  fault?: DeskFault | undefined
  done: boolean
}

const Open = ({
  t,
  formKey,
  id,
  what,
}: Pick<DeskProps, 't' | 'formKey'> & { id: string; what: Openable }) => (
  <form className="page-s stack tight" method="post" action={outboxPaths.open}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="what" value={what} />
    <Field
      name={`why-${what}`}
      label={t(`desk-outbox.why-${what}`)}
      hint={t('desk-outbox.why-hint')}
      maxLength={200}
    />
    <p>
      <button className="btn">{t(`desk-outbox.open-${what}`)}</button>
    </p>
  </form>
)

const maybe = (name: string, value = ''): { name: string; value: string }[] =>
  value === '' ? [] : [{ name, value }]

/** One message: how it stands, what it says to whoever gives a reason, and once more. */
export const MessagePage = (props: DeskProps & MessageModel) => {
  const { t, formKey, line, settled, next, closed, opened, againKey, fault, done } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="outbox" />
      <Trouble fault={fault} t={t} />
      {done ? (
        <p className="note" role="status">
          {t('desk-outbox.done')}
        </p>
      ) : null}
      <h1>{t('desk-outbox.message', { kind: line.kind })}</h1>
      <Facts
        rows={[
          { name: t('desk-outbox.due'), value: line.due },
          { name: t('desk-outbox.place'), value: line.place },
          { name: t('desk-outbox.to'), value: line.to },
          { name: t('desk-outbox.state'), value: line.state },
          ...maybe(t('desk-outbox.why'), line.why),
          { name: t('desk-outbox.tries'), value: line.tries },
          ...maybe(t('desk-outbox.settled'), settled),
          ...maybe(t('desk-outbox.next'), next),
        ]}
      />
      {opened === undefined ? null : (
        <section className="note stack tight" aria-labelledby="opened">
          <h2 id="opened">{t(`desk-outbox.opened-${opened.what}`)}</h2>
          <p>{opened.value}</p>
        </section>
      )}
      {closed.map((what) => (
        <Open key={what} t={t} formKey={formKey} id={line.id} what={what} />
      ))}
      {againKey === undefined ? null : (
        <form className="stack tight" method="post" action={outboxPaths.again}>
          <FormKey formKey={formKey} />
          <input type="hidden" name="id" value={line.id} />
          <input type="hidden" name="key" value={againKey} />
          <h2>{t('desk-outbox.again-title')}</h2>
          <p>{t('desk-outbox.again-lead')}</p>
          <p>
            <button className="btn">{t('desk-outbox.again')}</button>
          </p>
        </form>
      )}
      <p>
        <a href={outboxPaths.list}>{t('desk-outbox.back')}</a>
      </p>
    </div>
  )
}
