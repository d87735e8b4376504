import { after } from '../../../schema/casework/transitions.ts'
import type { Found } from './found.ts'

/** Whether one case can go into another: of the same kind, not itself, and neither of them over in a way that takes nothing in. */
export const isMergeable = ({ file: from }: Found, { file: into }: Found): boolean =>
  from.id !== into.id &&
  from.state.kind === into.state.kind &&
  !into.state.erased &&
  after(from.state.status, 'merged') !== undefined &&
  after(into.state.status, 'joined') !== undefined
