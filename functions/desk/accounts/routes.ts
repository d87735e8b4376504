import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { getOidcCallback, getOidcStart } from '../oidc/pages.tsx'
import type { DeskRoute } from '../pages/guard.ts'
import {
  getAccount,
  getFactor,
  getNewCodes,
  getNewFactor,
  getPassword,
  postFactor,
  postNewCodes,
  postNewFactor,
  postPassword,
} from './pages/account.tsx'
import { getFresh, postFresh } from './pages/fresh.tsx'
import { getPerson, postLink, postReset, postRole, postUnlink } from './pages/person.tsx'
import { getRenew, postRenew } from './pages/renew.tsx'

/** One's own account, a colleague's, links for what was lost, and the way by the bureau's identity provider. */
export const accountRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: accountPaths.account, needs: 'signed-in', answer: getAccount },
  { method: 'GET', path: accountPaths.password, needs: 'signed-in', answer: getPassword },
  { method: 'POST', path: accountPaths.password, needs: 'signed-in', answer: postPassword },
  { method: 'GET', path: accountPaths.factor, needs: 'signed-in', answer: getFactor },
  { method: 'POST', path: accountPaths.factor, needs: 'signed-in', answer: postFactor },
  { method: 'GET', path: accountPaths.newFactor, needs: 'signed-in', answer: getNewFactor },
  { method: 'POST', path: accountPaths.newFactor, needs: 'signed-in', answer: postNewFactor },
  { method: 'GET', path: accountPaths.codes, needs: 'signed-in', answer: getNewCodes },
  { method: 'POST', path: accountPaths.codes, needs: 'signed-in', answer: postNewCodes },
  { method: 'GET', path: accountPaths.fresh, needs: 'signed-in', answer: getFresh },
  { method: 'POST', path: accountPaths.fresh, needs: 'signed-in', answer: postFresh },
  { method: 'GET', path: accountPaths.person, needs: 'staff.invite', fresh: true, answer: getPerson },
  { method: 'POST', path: accountPaths.changeRole, needs: 'staff.invite', fresh: true, answer: postRole },
  { method: 'POST', path: accountPaths.reset, needs: 'staff.invite', fresh: true, answer: postReset },
  { method: 'POST', path: accountPaths.link, needs: 'staff.invite', fresh: true, answer: postLink },
  { method: 'POST', path: accountPaths.unlink, needs: 'staff.invite', fresh: true, answer: postUnlink },
  { method: 'GET', path: accountPaths.renew, needs: 'nothing', answer: getRenew },
  { method: 'POST', path: accountPaths.renew, needs: 'nothing', answer: postRenew },
  { method: 'GET', path: accountPaths.oidcStart, needs: 'nothing', answer: getOidcStart },
  { method: 'GET', path: accountPaths.oidcCallback, needs: 'nothing', answer: getOidcCallback },
]
