import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Role } from '../../schema/content/desk.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { deskFault, type DeskFault } from '../../schema/desk/faults.ts'
import type { Person, Scope } from '../../schema/desk/person.ts'
import { policy } from '../policy.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { endAllOf, newToken, tokenHash } from './sessions.ts'
import { invites, staff } from './tables.ts'

const HOUR_MS = 60 * 60_000
/** A name as it is on a badge. */
const MOST_NAME = 20

export type InviteCommand = {
  /** Of the invite itself: the same one cannot be made twice. */
  id: string
  name: string
  role: string
  scope: Scope
  /** A staff id, or `operator`. */
  by: string
  nowMs: number
}
export type Invited = { token: string; untilMs: number }
export type Invitation = { name: string; role: string }

const units = new Set(policy.units.map(({ id }) => id))
const offices = new Set(policy.offices.map(({ id }) => id))
const townships = new Set(policy.places.townships.map(({ code }) => code))

const roleOf = (id: string): Role | undefined => policy.desk.roles.find((role) => role.id === id)

/** Whoever sees only their own has to have something of their own. */
const lacksScope = ({ within }: Role, scope: Scope): boolean =>
  (within.includes('township') && scope.townships.length === 0) ||
  (within.includes('unit') && scope.units.length === 0) ||
  (within.includes('office') && scope.offices.length === 0)

/** A role and its places that may go together. Refuses `role_unknown`, `scope_unknown`, `scope_missing`. */
export const readRights = (asked: {
  role: string
  scope: Scope
}): Result<{ role: Role; scope: Scope }, DeskFault> => {
  const { scope } = asked
  const role = roleOf(asked.role)
  if (role === undefined) return refuse(deskFault('role_unknown'))
  const isKnown =
    scope.townships.every((code) => townships.has(code)) &&
    scope.units.every((unit) => units.has(unit)) &&
    scope.offices.every((office) => offices.has(office))
  if (!isKnown) return refuse(deskFault('scope_unknown'))
  return lacksScope(role, scope) ? refuse(deskFault('scope_missing')) : ok({ role, scope })
}

/**
 * Makes an invite and gives its token out once; only a hash of it stays. Refuses `role_unknown`, `name_missing`, `scope_unknown`,
 * `scope_missing`.
 */
export const invite = (books: Books, command: InviteCommand): Result<Invited, DeskFault> => {
  const { id, by, scope, nowMs } = command
  const name = command.name.normalize('NFC').trim()
  const rights = readRights(command)
  if (!rights.ok) return rights
  const { role } = rights.value
  if (name === '' || Array.from(name).length > MOST_NAME) return refuse(deskFault('name_missing'))
  if (books.db.select().from(invites).where(eq(invites.id, id)).get() !== undefined)
    return refuse(deskFault('form_over'))
  const token = newToken()
  const untilMs = nowMs + policy.desk.invite.hours * HOUR_MS
  books.db
    .insert(invites)
    .values({ id, tokenHash: tokenHash(books, token), name, role: role.id, scope, by, untilMs })
    .run()
  writeAudit(books, { atMs: nowMs, who: by, act: 'invited', about: `${role.id} ${name}`, why: '' })
  return ok({ token, untilMs })
}

/** The invite of a token. Refuses `invite_over` alike for one that was used, is too old, or never was. */
export const invitation = (
  books: Books,
  token: string,
  nowMs: number,
): Result<typeof invites.$inferSelect, DeskFault> => {
  const row = books.db
    .select()
    .from(invites)
    .where(eq(invites.tokenHash, tokenHash(books, token)))
    .get()
  if (row === undefined || row.usedMs !== null || nowMs >= row.untilMs || roleOf(row.role) === undefined)
    return refuse(deskFault('invite_over'))
  return ok(row)
}

export type StaffView = Person & {
  login: string
  sinceMs: number
  endedMs: number | null
}
export type StaffList = { staff: StaffView[]; invites: { name: string; role: string; untilMs: number }[] }

/** Everybody who works or worked here, and who was invited and has not come. */
export const staffList = ({ db }: Books, nowMs: number): StaffList => ({
  staff: db
    .select()
    .from(staff)
    .orderBy(asc(staff.createdMs))
    .all()
    .flatMap(({ id, login, name, role, scope, enrolledMs, endedMs }) =>
      enrolledMs === null ? [] : [{ id, login, name, role, scope, sinceMs: enrolledMs, endedMs }],
    ),
  invites: db
    .select()
    .from(invites)
    .where(and(isNull(invites.usedMs), gt(invites.untilMs, nowMs)))
    .orderBy(asc(invites.untilMs))
    .all()
    .map(({ name, role, untilMs }) => ({ name, role, untilMs })),
})

/** Whether somebody beside this one works here who can invite. */
export const someoneElseInvites = (books: Books, id: string, nowMs: number): boolean =>
  staffList(books, nowMs).staff.some(
    (person) =>
      person.id !== id &&
      person.endedMs === null &&
      roleOf(person.role)?.may.includes('staff.invite') === true,
  )

/** Ends somebody's access and all their sessions, for good. Refuses `staff_unknown`, and `last_admin`, who alone can invite. */
export const endAccess = (
  books: Books,
  { id, by, why = '', nowMs }: { id: string; by: string; why?: string; nowMs: number },
): Result<true, DeskFault> => {
  const one = staffList(books, nowMs).staff.find((person) => person.id === id)
  if (one === undefined || one.endedMs !== null) return refuse(deskFault('staff_unknown'))
  if (!someoneElseInvites(books, id, nowMs)) return refuse(deskFault('last_admin'))
  books.db.update(staff).set({ endedMs: nowMs }).where(eq(staff.id, id)).run()
  endAllOf(books, id)
  writeAudit(books, { atMs: nowMs, who: by, act: 'access-ended', about: id, why })
  return ok(true)
}
