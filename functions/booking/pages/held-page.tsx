import { instantText } from '../../../schema/booking/instant.ts'
import type { TypedParty } from '../../../schema/api/booking.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { MovePage } from '../../../views/booking/ChangePages.tsx'
import { ElderHold } from '../../../views/booking/elder/PartyScreens.tsx'
import { HoldPage } from '../../../views/booking/HoldPage.tsx'
import { personPaths, unjointed, type Hidden } from '../../../views/booking/model.ts'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { plan } from '../plan.ts'
import type { Held } from '../views.ts'
import { newKey } from '../../form-key.ts'
import { knownMatter } from './matter.ts'
import { withMyBooking } from './mine.tsx'
import { given, show, statusOf, titleOr, type Mode, type Visit } from './show.tsx'
import { doubtsIn } from './typed.ts'

export type HoldState = {
  typed: TypedParty
  faults?: readonly FieldFault[]
  refusal?: ProblemCode
  /** The form was made for another hold than this one. */
  other?: boolean
  /** Whether doubts are to be said now. */
  doubting?: boolean
  at?: number
  changing?: boolean
}

/** The form for a held time, with everything that was typed before. */
export const holdPage = (c: Visit, mode: Mode, place: Held, state: HoldState): Promise<Response> => {
  const matter = knownMatter(place)
  const { what } = matter
  const { typed, faults = [], refusal, other = false, doubting = false, at = 0, changing = false } = state
  const props = {
    ...given(mode),
    ...matter,
    typed,
    faults,
    doubts: doubting ? doubtsIn(typed, what, nowMs(c)) : [],
    held: place,
    nowMs: nowMs(c),
    rules: plan.rules,
    other,
    hidden: [
      ['hold', place.holdId],
      ['office', place.office],
      ['appointment', place.appointment],
      ['start', instantText(place.startMs)],
      ['key', newKey()],
    ] satisfies Hidden,
    ...(refusal === undefined ? {} : { refusal }),
  }
  const title = titleOr(t(`booking.hold.title.${what.people}`), state)
  return show(
    c,
    mode,
    t('booking.window', { title, name: what.name }),
    mode.elder ? <ElderHold {...props} at={at} changing={changing} /> : <HoldPage {...props} />,
    {
      other: mode.paths.hold,
      ...(faults.length > 0 ? { status: 422 } : refusal === undefined ? {} : { status: statusOf(refusal) }),
    },
  )
}

/** The first screen of 长辈版 on which something is still missing; the last one where nothing is. */
export const firstOpenScreen = (people: number, faults: readonly FieldFault[]): number => {
  const open = Array.from({ length: people }, (_, at) => at).find((at) =>
    faults.some(({ path }) => Object.values<string>(personPaths(at)).includes(path)),
  )
  return open ?? (faults.length > 0 ? people : people + 1)
}

/** Old and new time side by side. */
export const movePage = (c: Visit, mode: Mode, place: Held, refusal?: ProblemCode): Promise<Response> =>
  withMyBooking(c, mode, (booking) =>
    show(
      c,
      mode,
      unjointed(t('booking.move.title')),
      <MovePage
        {...given(mode)}
        {...knownMatter(place)}
        old={booking}
        held={place}
        hold={place.holdId}
        keyed={newKey()}
        {...(refusal === undefined ? {} : { refusal })}
      />,
      { other: mode.paths.hold, ...(refusal === undefined ? {} : { status: statusOf(refusal) }) },
    ),
  )
