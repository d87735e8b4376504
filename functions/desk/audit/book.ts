import { and, desc, eq, gte, lt, or, type SQL } from 'drizzle-orm'
import {
  auditText,
  CHAIN_START,
  type AuditEntry,
  type AuditRow,
  type KeyedEntry,
} from '../../../schema/desk/audit.ts'
import { auditHash, auditSignature } from '../../audit-signature.ts'
import type { Books } from '../books.ts'
import { audit, auditKeys } from '../tables.ts'

/** What of the audit to read: days as instants, newest first, rows before `beforeSeq`. */
export type AuditQuery = {
  who?: string | undefined
  act?: string | undefined
  fromMs?: number | undefined
  untilMs?: number | undefined
  beforeSeq?: number | undefined
  most: number
}

const lastRow = ({ db }: Books) => db.select().from(audit).orderBy(desc(audit.seq)).limit(1).get()

/** Writes one row at the end of the chain, in the transaction of what it tells. Its place. */
export const writeAudit = (books: Books, entry: AuditEntry): number => {
  const last = lastRow(books)
  const row = { seq: (last?.seq ?? 0) + 1, ...entry }
  const hash = auditHash(auditText(row, last?.hash ?? CHAIN_START))
  books.db
    .insert(audit)
    .values({ ...row, hash, signature: auditSignature(books.ring, hash) })
    .run()
  return row.seq
}

/** Acts of other objects: those that stand in the chain already are left out. */
export const writeActs = (books: Books, acts: readonly KeyedEntry[]): void => {
  for (const { key, ...entry } of acts) {
    if (books.db.select().from(auditKeys).where(eq(auditKeys.key, key)).get() !== undefined) continue
    books.db
      .insert(auditKeys)
      .values({ key, seq: writeAudit(books, entry) })
      .run()
  }
}

export const readAudit = ({ db }: Books, query: AuditQuery): AuditRow[] => {
  const where: (SQL | undefined)[] = [
    query.who === undefined ? undefined : eq(audit.who, query.who),
    query.act === undefined ? undefined : eq(audit.act, query.act),
    query.fromMs === undefined ? undefined : gte(audit.atMs, query.fromMs),
    query.untilMs === undefined ? undefined : lt(audit.atMs, query.untilMs),
    query.beforeSeq === undefined ? undefined : lt(audit.seq, query.beforeSeq),
  ]
  return db
    .select()
    .from(audit)
    .where(and(...where))
    .orderBy(desc(audit.seq))
    .limit(query.most)
    .all()
}

/** Rows about one thing, as `kind:id`, and about a field of it, which follows after a space. Newest first. */
export const auditAbout = ({ db }: Books, thing: string, most: number): AuditRow[] =>
  db
    .select()
    .from(audit)
    .where(or(eq(audit.about, thing), and(gte(audit.about, `${thing} `), lt(audit.about, `${thing}!`))))
    .orderBy(desc(audit.seq))
    .limit(most)
    .all()

/** The last row's place and hash: whoever writes it down can tell later whether the end was cut off. */
export const auditHead = (books: Books): { seq: number; hash: string } => {
  const last = lastRow(books)
  return { seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START }
}
