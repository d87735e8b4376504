import { figuresOf } from '../../../schema/desk/counter-line.ts'
import { may } from '../../../schema/desk/may.ts'
import type { DeskAction } from '../../../schema/desk/actions.ts'
import { casePaths } from '../../../views/desk/cases/addresses.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import { editionPaths } from '../../../views/desk/editions/addresses.ts'
import { livePaths } from '../../../views/desk/live/addresses.ts'
import { retentionPaths } from '../../../views/desk/retention/addresses.ts'
import type { Waiting } from '../../../views/desk/StartPage.tsx'
import { counterDay } from '../../booking/desk/counter/index.ts'
import { readQueue } from '../../casework/desk/door.ts'
import { nowMs, today } from '../../clock.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { sightOf } from '../cases/sight.ts'
import { officesOf } from '../counter/ours.ts'
import { draftsOf, isTheirs } from '../editions/known.ts'
import { liveModel } from '../live/board.ts'
import { atRights } from '../retention/rights-of.ts'
import type { Signed, Visit } from './show.tsx'

const bookings = (c: Visit, { person }: Signed): Promise<Waiting[]> =>
  Promise.all(
    officesOf(person, 'bookings.read').map(async ({ id, name }) => {
      const day = today(c)
      const { booked, waiting, expected } = figuresOf(await counterDay(c, id, day))
      return {
        href: counterAt(counterPaths.day, { office: id, day }),
        name: t('desk.waiting.bookings', { office: name, booked }),
        text: t('desk.waiting.bookings-text', { waiting, expected }),
      }
    }),
  )

const cases = async (c: Visit, one: Signed): Promise<Waiting[]> => {
  const filter = { sight: sightOf(one.person), by: one.person.id, skip: 0, most: 1 }
  const [live, open, mine] = await Promise.all([
    liveModel(c, one, livePaths.page),
    readQueue(c, { ...filter, state: 'open' }),
    readQueue(c, { ...filter, state: 'mine' }),
  ])
  const { lines } = live.board
  const untaken = lines.filter(({ taken }) => !taken).length
  return [
    {
      href: livePaths.page,
      name: t('desk.waiting.urgent', { count: lines.length }),
      text: t('desk.waiting.urgent-text', { untaken }),
    },
    {
      href: casePaths.queue,
      name: t('desk.waiting.cases', { count: open.count }),
      text: t('desk.waiting.cases-text', { mine: mine.count }),
    },
  ]
}

/** Drafts that wait for this approver: what they wrote themselves waits for another one. */
const approvals = async (c: Visit, one: Signed): Promise<Waiting[]> => {
  const drafts = (await draftsOf(c).list()).filter(
    ({ state, latest }) =>
      state === 'submitted' && latest.by !== one.person.id && isTheirs(one, latest.unit, 'content.approve'),
  )
  return [
    {
      href: editionPaths.list,
      name: t('desk.waiting.approvals', { count: drafts.length }),
      text: t('desk.waiting.approvals-text'),
    },
  ]
}

/** Of one's own drafts, those that were sent back. */
const sentBack = async (c: Visit, { person }: Signed): Promise<Waiting[]> => {
  const drafts = (await draftsOf(c).list()).filter(
    ({ state, latest }) => state === 'sent-back' && latest.by === person.id,
  )
  return [
    {
      href: editionPaths.list,
      name: t('desk.waiting.sent-back', { count: drafts.length }),
      text: t('desk.waiting.sent-back-text'),
    },
  ]
}

const requests = async (c: Visit): Promise<Waiting[]> => {
  const { open } = await atRights(c, (rights) => rights.requests())
  const late = open.filter(({ dueMs }) => dueMs < nowMs(c)).length
  return [
    {
      href: retentionPaths.overview,
      name: t('desk.waiting.requests', { count: open.length }),
      text: t('desk.waiting.requests-text', { late }),
    },
  ]
}

const kinds: readonly { needs: DeskAction; of: (c: Visit, one: Signed) => Promise<Waiting[]> }[] = [
  { needs: 'bookings.read', of: bookings },
  { needs: 'cases.read', of: cases },
  { needs: 'content.approve', of: approvals },
  { needs: 'content.draft', of: sentBack },
  { needs: 'retention', of: requests },
]

/** What waits for somebody: counts of what is theirs, never who. */
export const waitingFor = async (c: Visit, one: Signed): Promise<Waiting[]> => {
  const theirs = kinds.filter(({ needs }) => may(policy.desk.roles, one.person, needs).ok)
  return (await Promise.all(theirs.map(({ of }) => of(c, one)))).flat()
}
