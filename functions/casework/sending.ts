import { whenText } from '../../schema/booking/when-text.ts'
import type { RequestKind } from '../../schema/content/request.ts'
import type { Env } from '../env.ts'
import type { KeyRing } from '../keys.ts'
import type { Rendered } from '../outbox/dispatch.ts'
import type { DueMessage } from '../outbox/message.ts'
import { sendAllDue } from '../outbox/send-due.ts'
import { t } from '../words.ts'
import { caseOf, knownCase, type CaseBooks } from './books.ts'
import { openReport } from './party.ts'
import { kindNamed, rules, townshipName, unitName } from './rules.ts'

/** What a text calls the matter: a phone is often read by others, so that nothing about a child is named. */
export const namedInText = ({ name, privacy }: Pick<RequestKind, 'name' | 'privacy'>): string =>
  privacy === 'child' ? t('casework.unnamed') : t('casework.named', { kind: name })

/** To whoever reported it and left a phone. */
const toReporter = (books: CaseBooks, ring: KeyRing, { subject, kind }: DueMessage): Rendered | undefined => {
  const row = books.run.report.get({ id: subject })
  if (row === undefined || row.sealed === null || row.withdrawnMs !== null) return undefined
  const { phone } = openReport(ring, subject, row.sealed)
  if (phone === undefined) return undefined
  const { state } = knownCase(books, row.caseId)
  const places = { kind: namedInText(kindNamed(state.kind)), unit: unitName(state.unit, state.township) }
  return { to: phone, text: t(`casework.message.${kind}`, places) }
}

/** Whom a message about a case is for: who has it, and where a clock ran out or somebody asks for it, those above them. */
export const unitToTell = (kind: string, unit: string): string =>
  `unit:${kind === 'case-late' || kind === 'case-raised' ? rules.escalateTo : unit}`

/** To those who have the case: that there is something to do, and by when. Not a word of what was reported. */
const toUnit = (books: CaseBooks, { subject, kind }: DueMessage): Rendered | undefined => {
  const book = caseOf(books, subject)
  if (book === undefined) return undefined
  const { state } = book
  const number = books.run.caseRow.get({ id: subject })?.number ?? 0
  const text = t(`casework.message.${kind}`, {
    number,
    kind: kindNamed(state.kind).name,
    township: townshipName(state.township) ?? t('casework.no-township'),
    unit: unitName(state.unit, state.township),
    danger: state.danger ? t('casework.danger') : '',
    due: whenText(state.status === 'received' ? state.acceptByMs : state.answerByMs),
  })
  return { to: unitToTell(kind, state.unit), text }
}

/** Whether a message is for a reporter, and not for those who have the case. */
export const isToReporter = (kind: string): boolean => kind.startsWith('report-')

/** Whom a message goes to and what it says; undefined where there is nobody to tell any more. */
export const rendered = (books: CaseBooks, ring: KeyRing, message: DueMessage): Rendered | undefined =>
  isToReporter(message.kind) ? toReporter(books, ring, message) : toUnit(books, message)

/** Sends what is due. */
export const sendDue = (books: CaseBooks, env: Env, nowMs: () => number): Promise<void> =>
  sendAllDue(books.db, env, nowMs, (ring, message) => rendered(books, ring, message))
