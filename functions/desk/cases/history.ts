import type { HistoryLine } from '../../../views/desk/cases/model.ts'
import { openedWords } from '../../casework/desk/door.ts'
import type { CaseFile } from '../../casework/desk/file.ts'
import { kindOf, REPORTER, unitName } from '../../casework/desk/names.ts'
import { t } from '../../words.ts'
import { atText, type Visit } from '../pages/show.tsx'
import type { People } from './people.ts'

type Event = CaseFile['events'][number]

const reportNumber = ({ reports }: CaseFile, reportId: string | null): number =>
  reports.findIndex(({ id }) => id === reportId) + 1

/** What happened, as colleagues say it. */
const whatOf = (file: CaseFile, event: Event, { nameOf }: People): string => {
  const { state } = file
  switch (event.event) {
    case 'assigned':
      return t('desk-cases.event.assigned', {
        unit: unitName(event.data.unit, event.data.township ?? state.township),
      })
    case 'taken':
      return t('desk-cases.event.taken', { name: nameOf(event.data.assignee) })
    case 'escalated':
      return t(`desk-cases.event.late-${event.data.clock}`)
    case 'asked':
      return t('desk-cases.event.asked', { nth: reportNumber(file, event.reportId) })
    case 'added':
      return `${t(`desk-cases.event.${event.data.answers ? 'answered' : 'added'}`)}${
        event.data.photos === 0 ? '' : t('desk-cases.event.with-photos', { photos: event.data.photos })
      }`
    case 'closed': {
      const outcome = kindOf(state.kind).outcomes.find(({ id }) => id === event.data.outcome)
      return t('desk-cases.event.closed', { outcome: outcome?.label ?? event.data.outcome })
    }
    case 'reported':
    case 'accepted':
    case 'noted':
    case 'told':
    case 'raised':
    case 'reviewed':
    case 'withdrawn':
    case 'reopened':
    case 'merged':
    case 'joined':
    case 'erased':
      return t(`desk-cases.event.${event.event}`)
  }
}

const whoOf = (file: CaseFile, { by, reportId }: Event, { nameOf }: People): string =>
  by === REPORTER && file.reports.length > 1
    ? t('desk-cases.reporter-nth', { nth: reportNumber(file, reportId) })
    : nameOf(by)

/**
 * What happened since `after` (the number of an event; 0: all), in order. What staff wrote for the file or to reporters is the office's own; what
 * reporters wrote is masked until `words` is opened.
 */
export const historyLines = (
  c: Visit,
  file: CaseFile,
  people: People,
  { shown, after = 0 }: { shown: boolean; after?: number },
): HistoryLine[] =>
  file.events.flatMap((event, at) => {
    const seq = at + 1
    if (seq <= after) return []
    const isMasked = event.by === REPORTER && event.sealed !== null && !shown
    const words = isMasked ? t('desk-cases.masked') : openedWords(c, event)
    return [
      {
        seq,
        at: atText(event.atMs),
        who: whoOf(file, event, people),
        what: whatOf(file, event, people),
        ...(words === undefined ? {} : { words }),
        ...(isMasked ? { masked: true } : {}),
      },
    ]
  })
