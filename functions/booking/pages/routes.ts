import { Hono } from 'hono'
import type { AppEnv } from '../../env.ts'
import { policy } from '../../policy.ts'
import { choose } from './choose.tsx'
import { postConfirm } from './confirm.tsx'
import { getFind, postFind } from './find.tsx'
import { getHold, postHold, postRelease } from './hold.tsx'
import { getCalendar, getCancel, getReceipt, postCancel, postMove } from './receipt.tsx'
import { modes, type Mode, type Visit } from './show.tsx'
import { getWait, getWaiting, postAccept, postLeave, postWait } from './wait.tsx'

type Answer = (c: Visit, mode: Mode) => Response | Promise<Response>

/** Every page of booking that the Worker answers, in both modes. They all work without JavaScript. */
export const bookingPages = new Hono<AppEnv>()

for (const mode of modes) {
  const { paths } = mode
  /** An address that chooses a mode (`?mode=`) is answered by the site, which remembers the choice and leads back. */
  const page = (path: string, answer: Answer): void => {
    bookingPages.get(path, (c, next) => (c.req.query('mode') === undefined ? answer(c, mode) : next()))
  }
  const form = (path: string, answer: Answer): void => {
    bookingPages.post(path, (c) => answer(c, mode))
  }

  for (const what of policy.appointments) page(paths.appointment(what.id), (c) => choose(c, mode, what))
  page(paths.hold, getHold)
  form(paths.hold, postHold)
  form(paths.release, postRelease)
  form(paths.confirm, postConfirm)
  page(paths.receipt, getReceipt)
  page(paths.calendar, getCalendar)
  page(paths.cancel, getCancel)
  form(paths.cancel, postCancel)
  form(paths.move, postMove)
  page(paths.find, getFind)
  form(paths.find, postFind)
  page(paths.wait, getWait)
  form(paths.wait, postWait)
  page(paths.waiting, getWaiting)
  form(paths.accept, postAccept)
  form(paths.leave, postLeave)
}
