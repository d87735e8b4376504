import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { HiddenFields } from '../../booking/parts.tsx'
import { DeskNav, Field, Trouble, type DeskProps } from '../parts.tsx'
import { requestPath, retentionPaths } from './addresses.ts'
import { errorAt, Faults, OfRequest } from './parts.tsx'
import type { ThingLine } from './RequestTables.tsx'

export type EraseModel = {
  number: number
  keyed: string
  kind: string
  free: readonly ThingLine[]
  others: readonly ThingLine[]
  remembered: boolean
  typed: { count: string; why: string }
  faults: readonly FieldFault[]
  fault?: DeskFault
}

/** The second confirmation: what will be gone, and how many things that are, typed by hand. */
export const ErasePage = (props: DeskProps & EraseModel) => {
  const { t, number, free, others, remembered, typed, faults, fault } = props
  const line = ({ id, what, when, people }: ThingLine) => <li key={id}>{`${what}，${when}，${people}`}</li>
  return (
    <div className="stack">
      <DeskNav {...props} at="retention" />
      <Trouble fault={fault} t={t} />
      <Faults faults={faults} t={t} />
      <h1>{t('desk-retention.erase.title')}</h1>
      <p className="lead">{t('desk-retention.erase.warning')}</p>
      {remembered ? <p>{t('desk-retention.erase.remembered')}</p> : null}
      <h2>{t('desk-retention.erase.these')}</h2>
      <ul className="dots">{free.map(line)}</ul>
      {others.length === 0 ? null : (
        <>
          <h2>{t('desk-retention.erase.others')}</h2>
          <ul className="dots">
            {others.map(({ id, what, when, standing }) => (
              <li key={id}>{`${what}，${when}：${standing}`}</li>
            ))}
          </ul>
        </>
      )}
      <form className="page-s stack" method="post" action={retentionPaths.erase}>
        <OfRequest {...props} />
        <HiddenFields fields={free.map(({ id }) => ['thing', id] as const)} />
        <Field
          name="count"
          error={errorAt(faults, 'count', t)}
          label={t('desk-retention.erase.count')}
          value={typed.count}
          inputMode="numeric"
          maxLength={4}
        />
        <Field
          name="why"
          error={errorAt(faults, 'why', t)}
          label={t('desk-retention.erase.why')}
          hint={t('desk-retention.correct.why-hint')}
          value={typed.why}
          maxLength={200}
        />
        <p>
          <button className="btn full">{t('desk-retention.erase.button')}</button>
        </p>
      </form>
      <p>
        <a href={requestPath(number)}>{t('desk-retention.erase.cancel')}</a>
      </p>
    </div>
  )
}
