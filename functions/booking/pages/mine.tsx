import { whenRangeText } from '../../../schema/booking/when-text.ts'
import type { ProblemCode } from '../../../schema/problems.ts'
import { ElderFind } from '../../../views/booking/elder/ElderFind.tsx'
import { FindPage, type FindModel } from '../../../views/booking/FindPage.tsx'
import { t } from '../../words.ts'
import { mine, type Mine } from '../counter.ts'
import { keptToken } from './cookies.ts'
import { given, onTo, refused, show, statusOf, titleOr, type Mode, type Visit } from './show.tsx'

export type MyBooking = NonNullable<Mine['booking']>
type Whole = Required<Pick<Mine, 'view' | 'booking'>> & Mine

const isWhole = (found: Mine): found is Whole => found.view !== undefined && found.booking !== undefined

export const findPage = (c: Visit, mode: Mode, model: FindModel, second = false): Promise<Response> => {
  const code: ProblemCode | undefined = model.faults.length > 0 ? 'invalid_input' : model.refusal
  return show(
    c,
    mode,
    titleOr(t('booking.find.title'), model),
    mode.elder ? (
      <ElderFind {...given(mode)} {...model} second={second} />
    ) : (
      <FindPage {...given(mode)} {...model} />
    ),
    { other: mode.paths.find, ...(code === undefined ? {} : { status: statusOf(code) }) },
  )
}

/** Refusals after which looking it up again is what helps. */
const askAgain = (c: Visit, mode: Mode, code: ProblemCode): Promise<Response> =>
  code === 'token_invalid' || code === 'booking_not_found' || code === 'waiting_not_found'
    ? findPage(c, mode, { code: '', phoneLast4: '', faults: [], refusal: code })
    : refused(c, mode, code)

/** The page that shows what somebody found: a booking, a place in the line, or an entry in a draw. */
export const homeOf = ({ paths }: Mode, { booking, waiting }: Mine): string => {
  if (booking !== undefined) return paths.receipt
  return waiting === undefined ? paths.entry : paths.waiting
}

/** With what this browser looked at last; without anything, the page to look it up. */
export const withMine = async (
  c: Visit,
  mode: Mode,
  work: (mine: Mine) => Response | Promise<Response>,
): Promise<Response> => {
  const token = keptToken(c)
  if (token === undefined) return onTo(c, mode.paths.find)
  const found = await mine(c, token)
  return found.ok ? work(found.value) : askAgain(c, mode, found.problem.code)
}

export const withMyBooking = (
  c: Visit,
  mode: Mode,
  work: (booking: MyBooking, mine: Whole) => Response | Promise<Response>,
): Promise<Response> =>
  withMine(c, mode, (found) => (isWhole(found) ? work(found.booking, found) : onTo(c, homeOf(mode, found))))

/** The booking of this service that this browser has in hand and can still move. */
export const bookingToMove = async (c: Visit, appointment: string): Promise<MyBooking | undefined> => {
  const token = keptToken(c)
  const found = token === undefined ? undefined : await mine(c, token)
  const booking = found?.ok === true ? found.value.booking : undefined
  return booking?.state === 'booked' && booking.appointment === appointment ? booking : undefined
}

export const whenOf = ({ startMs, endMs }: MyBooking): string => whenRangeText(startMs, endMs)
