import type { ReportView, shownEvents } from '../../schema/api/casework.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { after } from '../../schema/casework/transitions.ts'
import type { KeyRing } from '../keys.ts'
import { t } from '../words.ts'
import { REPORTER, type EventRecord, type ReportRecord } from './commands.ts'
import { openWords } from './party.ts'
import { kindOf, rules, unitName } from './rules.ts'

const DAY_MS = 86_400_000

type Shown = (typeof shownEvents)[number]

/** Events that the reporter is shown; those that the clock or the desk keep to themselves are not among them. */
const isShown = (event: EventRecord['event']): event is Shown =>
  event !== 'noted' &&
  event !== 'reviewed' &&
  event !== 'merged' &&
  event !== 'erased' &&
  event !== 'taken' &&
  event !== 'raised'

/** What somebody wrote: the reporter's own words are sealed for the report, those of staff for the case. */
export const wordsOf = (ring: KeyRing, { by, reportId, caseId, sealed }: EventRecord): string | undefined =>
  sealed === null
    ? undefined
    : openWords(ring, by === REPORTER && reportId !== null ? reportId : caseId, sealed)

const textOf = (ring: KeyRing, { state }: ReportRecord, event: EventRecord & { event: Shown }): string => {
  const words = wordsOf(ring, event)
  const kind = kindOf(state.kind)
  switch (event.event) {
    case 'assigned':
      return t('casework.event.assigned', {
        unit: unitName(event.data.unit, event.data.township ?? state.township),
      })
    case 'accepted':
      return t('casework.event.accepted', { unit: unitName(state.unit, state.township) })
    case 'told':
    case 'asked':
      return words ?? t(`casework.event.${event.event}`)
    case 'added':
      return words === undefined
        ? t('casework.event.added-photos', { count: event.data.photos })
        : t('casework.event.added', { words })
    case 'reopened':
      return words === undefined
        ? t('casework.event.reopened')
        : t('casework.event.reopened-because', { words })
    case 'escalated':
      return t(`casework.event.late-${event.data.clock}`)
    case 'closed':
      return kind.outcomes.find(({ id }) => id === event.data.outcome)?.text ?? t('casework.event.closed')
    case 'reported':
    case 'withdrawn':
    case 'joined':
      return t(`casework.event.${event.event}`)
  }
}

const last = (events: readonly EventRecord[], event: EventRecord['event']): EventRecord | undefined =>
  events.findLast((one) => one.event === event)

/** What the reporter was asked, while the case waits for their answer. */
const questionOf = (ring: KeyRing, { events, asked }: ReportRecord): string | undefined => {
  const question = asked ? last(events, 'asked') : undefined
  return question && wordsOf(ring, question)
}

const outcomeOf = (ring: KeyRing, { events, state }: ReportRecord): Pick<ReportView, 'outcome'> => {
  const outcome = kindOf(state.kind).outcomes.find(({ id }) => id === state.outcome)
  if (outcome === undefined) return {}
  const closed = last(events, 'closed')
  const words = closed && wordsOf(ring, closed)
  const { id, result, text } = outcome
  return { outcome: { id, result, text, ...(words === undefined ? {} : { words }) } }
}

const canReopen = ({ state: { closedMs, reopenings, erased } }: ReportRecord, nowMs: number): boolean =>
  !erased &&
  closedMs !== null &&
  nowMs <= closedMs + rules.reopenDays * DAY_MS &&
  reopenings < rules.mostReopenings

/** A report as its reporter sees it. `nowMs`: what can be done depends on it. */
export const reportView = (ring: KeyRing, record: ReportRecord, nowMs: number): ReportView => {
  const { state, events, withdrawn, additions, photos } = record
  const may = (event: 'added' | 'withdrawn' | 'reopened'): boolean =>
    !withdrawn && after(state.status, event) !== undefined
  const question = questionOf(ring, record)
  return {
    kind: state.kind,
    status: withdrawn ? 'withdrawn' : state.status,
    timeline: events.flatMap((event) => {
      if (!isShown(event.event)) return []
      const text = textOf(ring, record, event as EventRecord & { event: Shown })
      return [{ at: instantText(event.atMs), event: event.event, text }]
    }),
    acceptedBy: instantText(state.acceptByMs),
    dueBy: instantText(state.answerByMs),
    ...(question === undefined ? {} : { question }),
    ...outcomeOf(ring, record),
    photos: photos.length,
    can: {
      add: may('added') && additions < rules.mostAdditions,
      withdraw: may('withdrawn'),
      reopen: may('reopened') && canReopen(record, nowMs),
    },
    erased: record.sealed === null,
  }
}
