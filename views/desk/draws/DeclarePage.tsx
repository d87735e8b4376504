import type { ReactNode } from 'react'
import { MOST_REASON } from '../../../schema/booking/read-change.ts'
import { FaultSummary, Refused } from '../../booking/parts.tsx'
import { Typed } from '../capacity/fields.tsx'
import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import { drawPaths } from './addresses.ts'
import type { DeclareModel } from './model.ts'

type Props = DeskProps & DeclareModel

/** Office and service in one choice: what is offered where stands together. */
const Where = ({ t, offices, form }: Props) => (
  <div className="field stack tight">
    <label htmlFor="where">{t('desk-draws.declare.where')}</label>
    <select className="in" id="where" name="where" defaultValue={`${form.office}/${form.appointment}`}>
      {offices.map(({ id, name, services }) => (
        <optgroup key={id} label={name}>
          {services.map((service) => (
            <option
              key={service.id}
              value={`${id}/${service.id}`}
              selected={id === form.office && service.id === form.appointment}
            >
              {service.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </div>
)

type Path = Exclude<keyof DeclareModel['form'], 'office' | 'appointment'>

const Group = ({ legend, children }: { legend: string; children: ReactNode }) => (
  <fieldset className="desk-group stack">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)

/** A day whose places are drawn instead of given to whoever comes first. */
export const DeclarePage = (props: Props) => {
  const { t, formKey, form, reason, faults, refusal } = props
  const field = (type: 'text' | 'date' | 'datetime-local', maxLength: number, path: Path) => (
    <Typed
      path={path}
      label={t(`desk-draws.declare.${path}`)}
      hint={t(`desk-draws.declare.${path}-hint`)}
      value={form[path]}
      type={type}
      t={t}
      faults={faults}
      maxLength={maxLength}
      {...(type === 'text' ? { className: ' wide' } : {})}
    />
  )
  return (
    <div className="stack">
      <DeskNav {...props} at="draws" />
      <FaultSummary faults={faults} t={t} label={(path) => t(`desk-draws.declare.${path}`)} />
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <h1>{t('desk-draws.declare.title')}</h1>
      <p className="lead">{t('desk-draws.declare.lead')}</p>
      <form className="page-m stack" method="post" action={drawPaths.declare} noValidate>
        <FormKey formKey={formKey} />
        <Group legend={t('desk-draws.declare.group.what')}>
          <Where {...props} />
          {field('date', 10, 'day')}
        </Group>
        <Group legend={t('desk-draws.declare.group.entries')}>
          {field('datetime-local', 16, 'from')}
          {field('datetime-local', 16, 'until')}
        </Group>
        <Group legend={t('desk-draws.declare.group.value')}>
          {field('datetime-local', 16, 'expected')}
          {field('text', 200, 'source')}
          {field('text', 200, 'written')}
          {field('text', 160, 'pattern')}
        </Group>
        <Group legend={t('desk-draws.declare.group.why')}>
          {field('text', 500, 'note')}
          <Typed
            path="reason"
            label={t('desk-draws.declare.reason')}
            hint={t('desk-draws.declare.reason-hint')}
            value={reason}
            t={t}
            faults={faults}
            maxLength={MOST_REASON}
            className=" wide"
          />
        </Group>
        <p>
          <button className="btn big full">{t('desk-draws.declare.button')}</button>
        </p>
      </form>
      <p>
        <a href={drawPaths.list}>{t('desk-draws.back')}</a>
      </p>
    </div>
  )
}
