import type { Words } from '../../words.ts'
import { Table } from '../Table.tsx'
import { columnOf, Part, Whole } from './parts.tsx'

/** A booking or a report as a list shows it: what it is, and masked whose. */
export type ThingLine = {
  /** `booking:<id>` or `report:<id>`. */
  id: string
  what: string
  when: string
  state: string
  people: string
  phone: string
  erase: string
  /** Whether it may be erased now, or what stands in the way. */
  standing: string
  isFree: boolean
  isErased: boolean
}
export type LookLine = { id: string; at: string; act: string; role: string }
export type StepLine = { id: string; at: string; act: string; count: string }

/** What was found of theirs. */
export const Found = ({ t, things }: { t: Words; things: readonly ThingLine[] }) => {
  const column = columnOf<ThingLine>(t)
  return (
    <Part title={t('desk-retention.request.found')} lead={t('desk-retention.request.found-lead')}>
      <Table
        caption={t('desk-retention.request.found')}
        captionHidden
        none={t('desk-retention.request.none')}
        rows={things}
        rowKey={({ id }) => id}
        columns={[
          column('thing', ({ what }) => what),
          column('when', ({ when }) => when),
          column('state', ({ state }) => <Whole text={state} />),
          column('people', ({ people }) => people),
          column('phone', ({ phone }) => <Whole text={phone} />),
          column('erase', ({ erase }) => <Whole text={erase} />),
        ]}
      />
    </Part>
  )
}

/** When staff looked at it, and as what: the law asks that much. */
export const Looks = ({ t, looks }: { t: Words; looks: readonly LookLine[] }) => {
  const column = columnOf<LookLine>(t)
  return (
    <Part title={t('desk-retention.request.looks')} lead={t('desk-retention.request.looks-lead')}>
      <Table
        caption={t('desk-retention.request.looks')}
        captionHidden
        none={t('desk-retention.request.looks-none')}
        rows={looks}
        rowKey={({ id }) => id}
        columns={[
          column('when', ({ at }) => at),
          column('act', ({ act }) => act),
          column('role', ({ role }) => role),
        ]}
      />
    </Part>
  )
}

/** What was done under a request. */
export const Steps = ({ t, steps }: { t: Words; steps: readonly StepLine[] }) => {
  const column = columnOf<StepLine>(t)
  return (
    <Part title={t('desk-retention.request.steps')}>
      <Table
        caption={t('desk-retention.request.steps')}
        captionHidden
        none={t('desk-retention.request.steps-none')}
        rows={steps}
        rowKey={({ id }) => id}
        columns={[
          column('when', ({ at }) => at),
          column('act', ({ act }) => act),
          column('count', ({ count }) => count),
        ]}
      />
    </Part>
  )
}
