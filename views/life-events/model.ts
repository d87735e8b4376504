import type { ChecklistState } from '../../schema/life-events/checklist-state.ts'
import type { PolicyLifeEvent } from '../../schema/policy.ts'
import type { Words } from '../words.ts'

/** What every page of a checklist is given. `base` is `/` or `/elder/`. */
export type ChecklistProps = {
  event: PolicyLifeEvent
  state: ChecklistState
  t: Words
  base: string
}

export const addressOf = ({ event, base }: ChecklistProps): string => `${base}life-events/${event.id}/`

const plain = (text: string): string => text.replaceAll('\u200b', '')

/** The answers as one line to read and to print: question and answer, side by side. */
export const chosenText = ({ event, state, t }: ChecklistProps): string =>
  event.questions
    .flatMap(({ id, ask, options }) => {
      const option = options.find(({ value }) => value === state.answers[id])
      return option === undefined ? [] : [`${plain(ask)}${option.label}`]
    })
    .join(t('life-events.list.join'))
