import type { ReactNode } from 'react'
import type { ChecklistState } from '../../schema/life-events/checklist-state.ts'

/** The box of one step with its words. `form` names the form it belongs to where it stands outside of it. */
export const Tick = (props: {
  id: string
  state: ChecklistState
  form?: string
  className: 'tick' | 'choice'
  children: ReactNode
}) => (
  <label className={props.className}>
    <input
      type="checkbox"
      name="done"
      form={props.form}
      value={props.id}
      defaultChecked={props.state.done.includes(props.id)}
    />
    <span>{props.children}</span>
  </label>
)
