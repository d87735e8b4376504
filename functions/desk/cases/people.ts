import type { Person } from '../../../schema/desk/person.ts'
import { CLOCK, REPORTER } from '../../casework/desk/names.ts'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { staffOf, type Visit } from '../pages/show.tsx'

/** Who works here, by id; those who are gone keep their name. */
export type People = {
  nameOf: (by: string) => string
  /** Who works here now. */
  active: readonly Person[]
}

export const peopleOf = async (c: Visit): Promise<People> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  names.set(REPORTER, t('desk-cases.reporter'))
  names.set(CLOCK, t('desk-cases.clockwork'))
  return {
    nameOf: (by) => names.get(by) ?? by,
    active: staff.filter(({ endedMs }) => endedMs === null),
  }
}
