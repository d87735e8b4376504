import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { FreshPage } from '../../../../views/desk/accounts/AccountPage.tsx'
import { deskPaths } from '../../../../views/desk/addresses.ts'
import { onTo } from '../../../pages.ts'
import { t } from '../../../words.ts'
import { dropSession } from '../../pages/cookies.ts'
import {
  clientOf,
  given,
  refused,
  show,
  staffOf,
  statusOf,
  type Signed,
  type Visit,
} from '../../pages/show.tsx'

const LONGEST_CODE = 64
const LONGEST_ADDRESS = 400

/** An address of the desk, and nothing else, whatever a link says. */
const addressIn = (text: string | null | undefined): string =>
  text != null && text.length <= LONGEST_ADDRESS && /^\/desk\/[\w/-]*(\?[\w=&%.-]*)?$/.test(text)
    ? text
    : deskPaths.start

const freshPage = (c: Visit, one: Signed, to: string, fault?: DeskFault): Promise<Response> => {
  const page = <FreshPage {...given(one)} fault={fault} to={to} />
  return show(c, t('desk-accounts.fresh.title'), page, fault && statusOf(fault))
}

/** `GET /desk/account/fresh/?to=…` */
export const getFresh = (c: Visit, one: Signed): Promise<Response> =>
  freshPage(c, one, addressIn(c.req.query('to')))

/** `POST /desk/account/fresh/`: a code once more, and on to where one wanted to go. */
export const postFresh = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const to = addressIn(form.get('to'))
  const code = (form.get('code') ?? '').slice(0, LONGEST_CODE)
  const done = await staffOf(c).freshen({ token: one.token, code, client: clientOf(c) })
  if (done.ok) return onTo(c, to)
  if (done.problem.code !== 'signed_out') return freshPage(c, one, to, done.problem)
  dropSession(c)
  return refused(c, done.problem, false)
}
