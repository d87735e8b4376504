import { t } from '../../words.ts'
import type { Visit } from '../pages/show.tsx'

/** What can be done to a case by a form of its page. */
export const caseActs = [
  'accept',
  'take',
  'assign',
  'note',
  'tell',
  'ask',
  'close',
  'merge',
  'review',
  'raise',
] as const
export type CaseAct = (typeof caseActs)[number]

/** What was done just now, as the address of the next page says it. */
export const doneText = (c: Visit): string | undefined => {
  const done = caseActs.find((one) => one === c.req.query('done'))
  return done === undefined ? undefined : t(`desk-cases.done.${done}`)
}
