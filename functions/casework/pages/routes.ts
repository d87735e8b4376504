import { Hono } from 'hono'
import type { AppEnv } from '../../env.ts'
import { policy } from '../../policy.ts'
import { getFollow, getPart, getWithdraw, postAdd, postFollow, postReopen, postWithdraw } from './follow.tsx'
import { getForm, postForm } from './form.tsx'
import { getSent } from './sent.tsx'
import { modes, type Mode, type Visit } from './show.tsx'

type Answer = (c: Visit, mode: Mode) => Response | Promise<Response>

/** Every page of reporting that the Worker answers, in both modes. They all work without JavaScript. */
export const reportPages = new Hono<AppEnv>()

for (const mode of modes) {
  const { paths } = mode
  /** An address that chooses a mode (`?mode=`) is answered by the site, which remembers the choice and leads back. */
  const page = (path: string, answer: Answer): void => {
    reportPages.get(path, (c, next) => (c.req.query('mode') === undefined ? answer(c, mode) : next()))
  }
  const form = (path: string, answer: Answer): void => {
    reportPages.post(path, (c) => answer(c, mode))
  }

  for (const kind of policy.requests) {
    page(paths.kind(kind.id), (c) => getForm(c, mode, kind))
    form(paths.kind(kind.id), (c) => postForm(c, mode, kind))
  }
  page(paths.sent, getSent)
  page(paths.follow, getFollow)
  form(paths.follow, postFollow)
  page(paths.add, (c) => getPart(c, mode, 'add'))
  form(paths.add, postAdd)
  page(paths.withdraw, getWithdraw)
  form(paths.withdraw, postWithdraw)
  page(paths.reopen, (c) => getPart(c, mode, 'reopen'))
  form(paths.reopen, postReopen)
}
