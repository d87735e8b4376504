import { deskPaths } from '../../../views/desk/addresses.ts'
import { postEndAccess } from '../accounts/pages/person.tsx'
import { getAudit, getAuditExport } from './audit.tsx'
import type { DeskRoute } from './guard.ts'
import { getEnrol, getInvite, postEnrol, postInvite } from './invite.tsx'
import { getSessions, getStart, postEndOthers, postEndSession } from './own.tsx'
import { getCode, getSignIn, postCode, postSignIn, postSignOut } from './sign-in.tsx'
import { getStaff, postStaff } from './staff.tsx'

/** The door, the colleagues and the audit. */
export const doorRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: deskPaths.signIn, needs: 'nothing', answer: getSignIn },
  { method: 'POST', path: deskPaths.signIn, needs: 'nothing', answer: postSignIn },
  { method: 'GET', path: deskPaths.code, needs: 'nothing', answer: getCode },
  { method: 'POST', path: deskPaths.code, needs: 'nothing', answer: postCode },
  { method: 'GET', path: deskPaths.invite, needs: 'nothing', answer: getInvite },
  { method: 'POST', path: deskPaths.invite, needs: 'nothing', answer: postInvite },
  { method: 'GET', path: deskPaths.enrol, needs: 'nothing', answer: getEnrol },
  { method: 'POST', path: deskPaths.enrol, needs: 'nothing', answer: postEnrol },
  { method: 'GET', path: deskPaths.start, needs: 'signed-in', answer: getStart },
  { method: 'POST', path: deskPaths.signOut, needs: 'signed-in', answer: postSignOut },
  { method: 'GET', path: deskPaths.sessions, needs: 'signed-in', answer: getSessions },
  { method: 'POST', path: deskPaths.endSession, needs: 'signed-in', answer: postEndSession },
  { method: 'POST', path: deskPaths.endOthers, needs: 'signed-in', answer: postEndOthers },
  { method: 'GET', path: deskPaths.staff, needs: 'staff.invite', answer: getStaff },
  { method: 'POST', path: deskPaths.staff, needs: 'staff.invite', answer: postStaff },
  { method: 'POST', path: deskPaths.endAccess, needs: 'staff.invite', answer: postEndAccess },
  { method: 'GET', path: deskPaths.audit, needs: 'audit.read', answer: getAudit },
  { method: 'GET', path: deskPaths.auditExport, needs: 'audit.read', answer: getAuditExport },
]
