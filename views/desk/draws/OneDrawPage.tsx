import { MOST_REASON } from '../../../schema/booking/read-change.ts'
import { bookingPaths } from '../../booking/addresses.ts'
import { Facts, FaultSummary, Refused } from '../../booking/parts.tsx'
import { PlainLines, Typed } from '../capacity/fields.tsx'
import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import { drawPaths } from './addresses.ts'
import type { OneDrawModel } from './model.ts'

type Props = DeskProps & OneDrawModel

const Hold = (props: Props) => {
  const { t, formKey, id, value, typed, faults } = props
  return (
    <section className="stack" aria-labelledby="hold">
      <h2 id="hold">{t('desk-draws.hold.title')}</h2>
      <p>{t('desk-draws.hold.lead', { written: value.written, form: value.form })}</p>
      {value.isOut ? null : <p>{t('desk-draws.hold.wait', { expected: value.expected })}</p>}
      <form className="stack" method="post" action={drawPaths.hold} noValidate>
        <FormKey formKey={formKey} />
        <input type="hidden" name="id" value={id} />
        <Typed
          path="publicValue"
          label={t('desk-draws.hold.publicValue')}
          value={typed.publicValue}
          t={t}
          faults={faults}
          maxLength={160}
          className=" mono"
        />
        <Typed
          path="source"
          label={t('desk-draws.hold.source')}
          hint={t('desk-draws.hold.source-hint')}
          value={typed.source}
          t={t}
          faults={faults}
          maxLength={MOST_REASON}
        />
        <p>
          <button className="btn full">{t('desk-draws.hold.button')}</button>
        </p>
      </form>
    </section>
  )
}

const CallOff = (props: Props) => {
  const { t, formKey, id, typed, faults } = props
  return (
    <section className="desk-grave page-m stack" aria-labelledby="off">
      <h2 id="off">{t('desk-draws.off.title')}</h2>
      <p>{t('desk-draws.off.lead')}</p>
      <details open={faults.some(({ path }) => path === 'reason' || path === 'firstCome')}>
        <summary>{t('desk-draws.off.open')}</summary>
        <form className="stack" method="post" action={drawPaths.callOff} noValidate>
          <FormKey formKey={formKey} />
          <input type="hidden" name="id" value={id} />
          <Typed
            path="reason"
            label={t('desk-draws.off.reason')}
            hint={t('desk-draws.off.reason-hint')}
            value={typed.reason}
            t={t}
            faults={faults}
            maxLength={MOST_REASON}
            className=" wide"
          />
          <Typed
            path="firstCome"
            label={t('desk-draws.off.firstCome')}
            value={typed.firstCome}
            type="datetime-local"
            t={t}
            faults={faults}
          />
          <p>
            <button className="btn line">{t('desk-draws.off.button')}</button>
          </p>
        </form>
      </details>
    </section>
  )
}

const labelOf =
  (t: Props['t']) =>
  (path: string): string =>
    t(path === 'reason' || path === 'firstCome' ? `desk-draws.off.${path}` : `desk-draws.hold.${path}`)

/** One draw: how it stands, what was published, and the next thing that can be done. */
export const OneDrawPage = (props: Props) => {
  const { t, id, name, state, rows, commitment, acts, faults, refusal, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="draws" />
      <FaultSummary faults={faults} t={t} label={labelOf(t)} />
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      {done ? (
        <p className="note" role="status">
          {t('desk-draws.done')}
        </p>
      ) : null}
      <h1>{name}</h1>
      <p className="lead">{t(`desk-draws.now.${state}`)}</p>
      <Facts
        rows={[
          ...rows,
          {
            name: t('desk-draws.one.commitment'),
            value:
              commitment === null ? (
                t('desk-draws.one.no-commitment')
              ) : (
                <code className="hash">{commitment}</code>
              ),
          },
          {
            name: t('desk-draws.one.public'),
            value: <a href={bookingPaths('/').draw(id)}>{bookingPaths('/').draw(id)}</a>,
          },
        ]}
      />
      {acts.length === 0 ? null : (
        <section className="stack tight" aria-labelledby="acts">
          <h2 id="acts">{t('desk-draws.one.acts')}</h2>
          <PlainLines of={acts} />
        </section>
      )}
      {state === 'closed' ? <Hold {...props} /> : null}
      {state === 'announced' || state === 'open' || state === 'closed' ? <CallOff {...props} /> : null}
      <p>
        <a href={drawPaths.list}>{t('desk-draws.back')}</a>
      </p>
    </div>
  )
}
