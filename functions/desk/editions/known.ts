import { draftContentSchema, type DraftContent } from '../../../schema/desk/draft.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { may, type Thing } from '../../../schema/desk/may.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { nowMs } from '../../clock.ts'
import type { AppEnv } from '../../env.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { staffOf, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import type { DraftView, VersionView } from './object/reading.ts'

const LONGEST_ID = 64

/** The one object of drafts. */
export const draftsOf = ({ env }: Visit): ReturnType<AppEnv['Bindings']['DRAFTS']['getByName']> =>
  env.DRAFTS.getByName('drafts')

/** A draft belongs to the unit that answers for it; one of the portal itself, and a whitelist, to no unit. */
const thingOf = (unit: string | null): Thing => (unit === null ? {} : { unit })

export const isTheirs = (
  { person }: Signed,
  unit: string | null,
  action: 'content.draft' | 'content.approve' = 'content.draft',
): boolean => may(policy.desk.roles, person, action, thingOf(unit)).ok

/** A draft, its latest version, and what that says. */
export type Known = { draft: DraftView; latest: VersionView; content: DraftContent }

/** The draft of an id. Refuses `draft_unknown` alike for none and for one of a unit that is not theirs. */
export const knownDraft = async (c: Visit, one: Signed, id: string): Promise<Result<Known, DeskFault>> => {
  const draft = await draftsOf(c).draft(id.slice(0, LONGEST_ID))
  const latest = draft?.versions.at(-1)
  if (draft === null || latest === undefined || !isTheirs(one, latest.unit)) {
    await trace(c, one, 'refused', /^[0-9a-f-]{36}$/.test(id) ? `draft:${id}` : 'draft', 'draft_unknown')
    return refuse(deskFault('draft_unknown'))
  }
  const text = await draftsOf(c).content(draft.id, latest.version)
  if (text === null) throw new Error(`draft ${draft.id} has no version ${latest.version}`)
  const parsed = draftContentSchema.safeParse(JSON.parse(text))
  // Written under an older schema: what cannot be read cannot be approved either.
  return parsed.success ? ok({ draft, latest, content: parsed.data }) : refuse(deskFault('draft_stale'))
}

/** Names of colleagues by their ids, also of those who left. */
export const namesOf = async (c: Visit): Promise<(id: string) => string> => {
  const { staff } = await staffOf(c).staff(nowMs(c))
  const known = new Map(staff.map(({ id, name }) => [id, name]))
  return (id) => known.get(id) ?? t('desk-editions.somebody', { id })
}

export const unitName = (id: string | null): string =>
  id === null ? t('disclosure.portal') : (policy.units.find((unit) => unit.id === id)?.name ?? id)

export const townshipName = (code: string): string =>
  policy.places.townships.find((township) => township.code === code)?.name ?? code
