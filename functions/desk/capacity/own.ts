import { deskFault } from '../../../schema/desk/faults.ts'
import { may } from '../../../schema/desk/may.ts'
import type { DeskAction } from '../../../schema/desk/actions.ts'
import type { Office } from '../../../schema/content/office.ts'
import { nowMs } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { refused, staffOf, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'

/** Ids, days and the like are never longer. */
const LONGEST_WORD = 80

/** One short field of a form. */
export const word = (form: URLSearchParams, name: string, longest = LONGEST_WORD): string =>
  (form.get(name) ?? '').slice(0, longest)

/** The offices of which somebody may do this. */
export const ownOffices = ({ person }: Signed, action: DeskAction): Office[] =>
  policy.offices.filter(({ id }) => may(policy.desk.roles, person, action, { office: id }).ok)

/** One's own office by its id; another's is as if it were not there. */
export const ownOffice = (one: Signed, action: DeskAction, id: string): Office | undefined =>
  ownOffices(one, action).find((office) => office.id === id)

const idLike = /^[\w-]{1,80}$/

/** Another's thing is answered like one that is not there, and written down: `kind:id`, where what was sent looks like an id. */
export const notYours = async (
  c: Visit,
  one: Signed,
  kind: 'office' | 'draw' | 'change' | 'booking',
  id: string | undefined,
): Promise<Response> => {
  const about = id !== undefined && idLike.test(id) ? `${kind}:${id}` : kind
  await trace(c, one, 'refused', about, 'not_yours')
  return refused(c, deskFault('not_yours'), true)
}

/** A form without what it is about was not made by a page of ours. */
export const broken = (c: Visit): Promise<Response> => refused(c, deskFault('form_broken'), true)

/** Colleagues by their names, as far as they are known. */
export const colleagues = async (c: Visit): Promise<(id: string) => string> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}
