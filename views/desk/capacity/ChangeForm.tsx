import type { Period } from '../../../schema/content/office.ts'
import { changeKinds, HOURS_ROWS, MOST_REASON } from '../../../schema/booking/read-change.ts'
import { FaultSummary } from '../../booking/parts.tsx'
import { FormKey, Select, type DeskProps } from '../parts.tsx'
import { capacityPaths } from './addresses.ts'
import { Choices, Typed } from './fields.tsx'
import type { CapacityModel } from './model.ts'

type Props = DeskProps & CapacityModel

const HoursRow = ({ at, ...props }: Props & { at: number }) => {
  const { t, form, faults } = props
  const row = form.hours[at]
  const end = (which: keyof Period) => (
    <Typed
      path={`hours.${at}.${which}`}
      label={t(`desk-capacity.form.hours-${which}`, { row: t(`desk-capacity.row.${at}`) })}
      value={row?.[which] ?? ''}
      type="time"
      t={t}
      faults={faults}
    />
  )
  return (
    <div className="desk-pair">
      {end('from')}
      {end('to')}
    </div>
  )
}

/** What a field of the form is called in the summary of faults. */
const labelOf =
  ({ t }: Props) =>
  (path: string): string => {
    const [, at, end] = /^hours\.(\d)\.(from|to)$/.exec(path) ?? []
    return at === undefined
      ? t(`desk-capacity.form.${path}`)
      : t(`desk-capacity.form.hours-${end}`, { row: t(`desk-capacity.row.${at}`) })
  }

/** Close, other hours, other places: for a day or a range, one service or all. Nothing is done before the preview. */
export const ChangeForm = (props: Props) => {
  const { t, formKey, office, services, form, faults } = props
  return (
    <section className="stack" aria-labelledby="change">
      <h2 id="change">{t('desk-capacity.form.title')}</h2>
      <FaultSummary faults={faults} t={t} label={labelOf(props)} />
      <form className="desk-change stack" method="post" action={capacityPaths.preview} noValidate>
        <FormKey formKey={formKey} />
        <input type="hidden" name="office" value={office.id} />
        <Select
          name="appointment"
          label={t('desk-capacity.form.appointment')}
          value={form.appointment}
          options={[
            { value: '', text: t('desk-capacity.all') },
            ...services.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <div className="desk-pair">
          <Typed
            path="from"
            label={t('desk-capacity.form.from')}
            value={form.from}
            type="date"
            t={t}
            faults={faults}
          />
          <Typed
            path="until"
            label={t('desk-capacity.form.until')}
            value={form.until}
            type="date"
            t={t}
            faults={faults}
          />
        </div>
        <Choices
          path="kind"
          legend={t('desk-capacity.form.kind')}
          t={t}
          value={form.kind}
          faults={faults}
          of={changeKinds.map((kind) => ({
            value: kind,
            text: t(`desk-capacity.kind.${kind}`),
            hint: t(`desk-capacity.kind.${kind}-hint`),
          }))}
        />
        <fieldset className="for-hours stack tight">
          <legend>{t('desk-capacity.form.hours')}</legend>
          {Array.from({ length: HOURS_ROWS }, (_, at) => (
            <HoursRow key={at} {...props} at={at} />
          ))}
        </fieldset>
        <div className="for-places">
          <Typed
            path="places"
            label={t('desk-capacity.form.places')}
            hint={t('desk-capacity.form.places-hint')}
            value={form.places}
            t={t}
            faults={faults}
            maxLength={4}
            className=" fit"
          />
        </div>
        <Typed
          path="reason"
          label={t('desk-capacity.form.reason')}
          hint={t('desk-capacity.form.reason-hint')}
          value={form.reason}
          t={t}
          faults={faults}
          maxLength={MOST_REASON}
        />
        <p>
          <button className="btn wide">{t('desk-capacity.form.button')}</button>
        </p>
      </form>
    </section>
  )
}
