import { counterPaths } from '../../../views/desk/counter/addresses.ts'
import type { DeskRoute } from '../pages/guard.ts'
import { postCheckIn, postDelay, postMark, postUndo, postWalkIn } from './acts.tsx'
import { getBooking, postUnmask } from './booking.tsx'
import { getDay, postSearch } from './day.tsx'
import { getSheet, getSlip } from './paper.tsx'

/** Today at the counter. */
export const counterRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: counterPaths.day, needs: 'bookings.read', answer: getDay },
  { method: 'POST', path: counterPaths.day, needs: 'bookings.act', answer: postCheckIn },
  { method: 'POST', path: counterPaths.mark, needs: 'bookings.act', answer: postMark },
  { method: 'POST', path: counterPaths.undo, needs: 'bookings.act', answer: postUndo },
  { method: 'POST', path: counterPaths.search, needs: 'bookings.read', answer: postSearch },
  { method: 'GET', path: counterPaths.booking, needs: 'bookings.read', answer: getBooking },
  { method: 'POST', path: counterPaths.unmask, needs: 'bookings.read', answer: postUnmask },
  { method: 'POST', path: counterPaths.walkIn, needs: 'bookings.act', answer: postWalkIn },
  { method: 'GET', path: counterPaths.slip, needs: 'bookings.read', answer: getSlip },
  { method: 'GET', path: counterPaths.sheet, needs: 'bookings.read', answer: getSheet },
  { method: 'POST', path: counterPaths.delay, needs: 'bookings.act', answer: postDelay },
]
