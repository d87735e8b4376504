import { hoursText, whenRangeText } from '../../../schema/booking/when-text.ts'
import { dayText, type Day } from '../../../schema/dates.ts'
import type { DeskChange } from '../../../schema/booking/plan.ts'
import type { AffectedLine } from '../../../views/desk/capacity/model.ts'
import type { Masked } from '../../booking/desk/capacity-counter.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'

export const serviceName = (id: string | null): string =>
  id === null ? t('desk-capacity.all') : (policy.appointments.find((one) => one.id === id)?.name ?? id)

export const daysText = ({ from, until }: { from: Day; until: Day }): string =>
  from === until ? dayText(from) : `${dayText(from)}—${dayText(until)}`

/** What a change makes of its days: 关闭, 开门 8:30—12:00, 每个时间 3 个. */
export const whatText = ({ hours, capacity }: Pick<DeskChange, 'hours' | 'capacity'>): string =>
  [
    ...(hours === null ? [] : [t('desk-capacity.what.hours', { hours: hoursText(hours) })]),
    ...(capacity === null
      ? []
      : [
          capacity === 0
            ? t('desk-capacity.what.close')
            : t('desk-capacity.what.places', { count: capacity }),
        ]),
  ].join('，')

type Affected = { id: string; appointment: string; startMs: number; endMs: number; party: Masked | null }

/** A booking as a list names it: when, for what, and of whom no more than need be. */
export const affectedLine = ({ id, appointment, startMs, endMs, party }: Affected): AffectedLine => ({
  id,
  when: whenRangeText(startMs, endMs),
  service: serviceName(appointment),
  names: party === null ? t('desk-capacity.erased') : party.names.join('、'),
  phone: party?.phone ?? '',
})
