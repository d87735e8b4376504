import type { DeskFault } from '../../../../schema/desk/faults.ts'
import { FreshPage } from '../../../../views/desk/accounts/AccountPage.tsx'
import { deskPaths } from '../../../../views/desk/addresses.ts'
import { onTo } from '../../../pages.ts'
import { t } from '../../../words.ts'
import { given, show, statusOf, type Signed, type Visit } from '../../pages/show.tsx'
import { atOwn } from '../own-of.ts'
import { againOrOver, typedIn } from './over.ts'

const LONGEST_ADDRESS = 400

/** An address of the desk, and nothing else, whatever a link says. */
const addressIn = (text: string | null | undefined): string =>
  text !== null &&
  text !== undefined &&
  text.length <= LONGEST_ADDRESS &&
  /^\/desk\/[\w/-]*(\?[\w=&%.-]*)?$/.test(text)
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
  const done = await atOwn(c, (own) => own.freshen(typedIn(c, one, form)))
  return done.ok ? onTo(c, to) : againOrOver(c, done.problem, (fault) => freshPage(c, one, to, fault))
}
