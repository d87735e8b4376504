import { formBody } from '../../body.ts'
import { nowMs } from '../../clock.ts'
import { dayOf } from '../../../schema/dates.ts'
import type { Problem } from '../../../schema/problems.ts'
import { CancelPage } from '../../../views/booking/ChangePages.tsx'
import { unjointed, type Hidden } from '../../../views/booking/model.ts'
import { ReceiptPage, type ReceiptModel } from '../../../views/booking/ReceiptPage.tsx'
import { t } from '../../words.ts'
import { calendarResponse } from '../calendar-response.ts'
import { cancel, held, move } from '../counter.ts'
import { qrShape } from '../../qr.ts'
import { emptyParty } from './typed.ts'
import { forgetHold, keepToken, keptHold, keptToken, timeSaid } from './cookies.ts'
import { movePage } from './held-page.tsx'
import { rechoose } from './rechoose.tsx'
import { ticketFor } from '../../form-door.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { followerOf, knownMatter, matterOf, windowFrom } from './matter.ts'
import { withMyBooking, type MyBooking } from './mine.tsx'
import { given, onTo, refused, show, type Mode, type Visit } from './show.tsx'

/** What is to be booked next, where this booking is the first of two visits. */
const secondOf = (booking: MyBooking): ReceiptModel['second'] => {
  const follower = followerOf(booking.appointment)
  const follows = follower?.follows
  if (follower === undefined || follows === null || follows === undefined) return undefined
  return { appointment: follower.id, window: windowFrom(follows, dayOf(booking.startMs)) }
}

/** `GET /booking/receipt/` */
export const getReceipt = (c: Visit, mode: Mode): Promise<Response> =>
  withMyBooking(c, mode, (booking, { view }) => {
    const matter = knownMatter(booking)
    const second = booking.state === 'booked' ? secondOf(booking) : undefined
    const { startMs, endMs } = booking
    const closed = view.closed && {
      reason: view.closed.reason,
      nearest: view.closed.nearest.map((start) => Date.parse(start)).toSorted((one, other) => one - other),
      hidden: [
        ['date', dayOf(startMs)],
        ['key', newKey()],
        ['ticket', ticketFor(c)],
        ['move', '1'],
      ] satisfies Hidden,
    }
    return show(
      c,
      mode,
      t('booking.window', { title: t(`booking.receipt.title.${booking.state}`), name: matter.what.name }),
      <ReceiptPage
        {...given(mode)}
        {...matter}
        view={view}
        qr={qrShape(view.code)}
        startMs={startMs}
        endMs={endMs}
        moved={c.req.query('moved') === '1' && booking.state === 'booked'}
        open={startMs > nowMs(c)}
        {...(second === undefined ? {} : { second })}
        {...(closed === undefined ? {} : { closed })}
      />,
    )
  })

/** `GET /booking/receipt/calendar.ics`: for the calendar of whoever has the token. */
export const getCalendar = (c: Visit, mode: Mode): Promise<Response> =>
  withMyBooking(c, mode, (booking, { code }) => calendarResponse(c, booking, code))

/** `GET /booking/receipt/cancel/` */
export const getCancel = (c: Visit, mode: Mode): Promise<Response> =>
  withMyBooking(c, mode, (booking) =>
    booking.state !== 'booked'
      ? onTo(c, mode.paths.receipt)
      : show(
          c,
          mode,
          unjointed(t('booking.cancel.title')),
          <CancelPage
            {...given(mode)}
            {...knownMatter(booking)}
            startMs={booking.startMs}
            endMs={booking.endMs}
            keyed={newKey()}
          />,
        ),
  )

/** `POST /booking/receipt/cancel/`: whatever stands in the way, the receipt says how the booking is now. */
export const postCancel = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  return withMyBooking(c, mode, async (_, { token, id }) => {
    const done = await cancel(c, { token, key: await keyOf(form.value, id) })
    if (done.ok) keepToken(c, done.value.token)
    return done.ok || done.problem.code === 'booking_over'
      ? onTo(c, mode.paths.receipt)
      : refused(c, mode, done.problem.code)
  })
}

const notMoved = async (c: Visit, mode: Mode, problem: Problem): Promise<Response> => {
  const kept = keptHold(c)
  const place = kept === undefined ? undefined : await held(c, kept)
  if (place?.ok === true) return movePage(c, mode, place.value, problem.code)
  const time = kept && timeSaid(kept)
  const matter = matterOf(time?.office, time?.appointment)
  if (matter === undefined || time === undefined) return onTo(c, mode.paths.receipt)
  const typed = emptyParty(matter.what)
  return rechoose(c, mode, matter, time, { code: 'hold_expired' }, { typed, move: true })
}

/** `POST /booking/receipt/move/`: only now the old time is given back. */
export const postMove = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const [kept, token] = [keptHold(c), keptToken(c)]
  if (token === undefined) return onTo(c, mode.paths.find)
  // The hold of an earlier click is used up, and the booking has its time: the receipt shows which.
  if (kept === undefined || !kept.move || kept.hold !== form.value.get('hold'))
    return onTo(c, mode.paths.receipt)
  const done = await move(c, { token, ...kept, key: await keyOf(form.value, kept.hold) })
  if (!done.ok) return notMoved(c, mode, done.problem)
  forgetHold(c)
  keepToken(c, done.value.token)
  return onTo(c, `${mode.paths.receipt}?moved=1`)
}
