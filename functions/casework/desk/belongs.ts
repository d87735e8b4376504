import type { Thing } from '../../../schema/desk/may.ts'
import type { CaseState } from '../case-state.ts'
import { kinds } from '../rules.ts'

/** A kind that the content does not have any more may have been about children: unknown is not yes. */
export const isChildKind = (kind: string): boolean => (kinds.get(kind)?.privacy ?? 'child') === 'child'

/** What a case belongs to; whoever may see one of these sees the case. */
export const thingsOf = ({
  kind,
  unit,
  township,
}: Pick<CaseState, 'kind' | 'unit' | 'township'>): Thing[] => [
  { unit, child: isChildKind(kind), ...(township === undefined ? {} : { township }) },
]
