import { eq } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import type { Scope } from '../../../schema/desk/person.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { readRights, someoneElseInvites } from '../inviting.ts'
import type { StaffRow } from '../sessions.ts'
import { staff, subjects } from '../tables.ts'

/** Somebody who works here now. */
export const workingRow = ({ db }: Books, id: string): StaffRow | undefined => {
  const row = db.select().from(staff).where(eq(staff.id, id)).get()
  return row === undefined || row.enrolledMs === null || row.endedMs !== null ? undefined : row
}

export type Colleague = {
  id: string
  name: string
  login: string
  role: string
  scope: Scope
  hasPassword: boolean
  hasFactor: boolean
  linkedMs: number | null
}

/** One colleague, as an administrator sees them. Refuses `staff_unknown`, also for who does not work here any more. */
export const colleague = (books: Books, id: string): Result<Colleague, DeskFault> => {
  const row = workingRow(books, id)
  if (row === undefined) return refuse(deskFault('staff_unknown'))
  const { name, login, role, scope, password, factorMs } = row
  const linked = books.db.select().from(subjects).where(eq(subjects.staffId, id)).get()
  return ok({
    id,
    name,
    login,
    role,
    scope,
    hasPassword: password !== '',
    hasFactor: factorMs !== null,
    linkedMs: linked?.linkedMs ?? null,
  })
}

/** `registrar office=registry child`: a role and what belongs to it, in one way only. */
const rightsText = ({ role, scope }: { role: string; scope: Scope }): string =>
  [
    role,
    ...scope.townships.toSorted().map((code) => `township=${code}`),
    ...scope.units.toSorted().map((unit) => `unit=${unit}`),
    ...scope.offices.toSorted().map((office) => `office=${office}`),
    ...(scope.child ? ['child'] : []),
  ].join(' ')

export type ChangeCommand = { id: string; role: string; scope: Scope; why: string; by: string; nowMs: number }

/**
 * Another role or other places for a colleague. Rights are read with each request, so that open sessions have the new ones at once.
 * What is already so is done, and leaves no row. Refuses `staff_unknown`, `role_unknown`, `scope_unknown`, `scope_missing`,
 * `why_missing`, `last_admin`.
 */
export const changeRole = (books: Books, command: ChangeCommand): Result<true, DeskFault> => {
  const { id, by, nowMs } = command
  const row = workingRow(books, id)
  if (row === undefined) return refuse(deskFault('staff_unknown'))
  const rights = readRights(command)
  if (!rights.ok) return rights
  const why = command.why.trim()
  if (why.length < LEAST_WHY) return refuse(deskFault('why_missing'))
  const { role, scope } = rights.value
  if (!role.may.includes('staff.invite') && !someoneElseInvites(books, id, nowMs))
    return refuse(deskFault('last_admin'))
  const [from, to] = [rightsText(row), rightsText({ role: role.id, scope })]
  if (from === to) return ok(true)
  books.db.update(staff).set({ role: role.id, scope }).where(eq(staff.id, id)).run()
  writeAudit(books, { atMs: nowMs, who: by, act: 'role-changed', about: id, why: `${from} → ${to}：${why}` })
  return ok(true)
}
