/**
 * The audit is a chain: each row is hashed together with the hash before it, so that no row can be changed, left out or moved without
 * breaking every later one; and each hash is signed under the key ring, so that nobody without the keys can make the chain anew.
 */
export const auditActs = [
  'invited',
  'invite-used',
  'enrolled',
  'signed-in',
  'sign-in-refused',
  'code-refused',
  'recovery-code-used',
  'signed-out',
  'session-ended',
  'other-sessions-ended',
  'access-ended',
  'refused',
  'unmasked',
  'audit-read',
  'audit-exported',
  'counter-day-read',
  'counter-searched',
  'counter-booking-read',
  'counter-marked',
  'counter-undone',
  'counter-walk-in',
  'counter-delay-told',
  'case-read',
  'case-printed',
  'case-acted',
  'child-case-opened',
  'outbox-read',
  'message-resent',
  'request-registered',
  'request-read',
  'request-copied',
  'request-corrected',
  'request-erased',
  'request-closed',
  'hold-placed',
  'hold-lifted',
  'capacity-changed',
  'capacity-taken-back',
  'touched-read',
  'touched-kept',
  'overbooked',
  'draw-declared',
  'draw-held',
  'draw-called-off',
  'role-changed',
  'password-changed',
  'factor-renewed',
  'codes-renewed',
  'reset-made',
  'reset-used',
  'subject-linked',
  'subject-unlinked',
  'code-typed',
  'drafted',
  'submitted',
  'approved',
  'sent-back',
  'change-set-downloaded',
  'marked-published',
  'numbers-read',
  'numbers-exported',
  'stays-read',
  'stay-opened',
  'stay-changed',
] as const
export type AuditAct = (typeof auditActs)[number]

/** One row without its hash. `who` is a staff id, `operator` (the command on the machine) or `nobody`. */
export type AuditEntry = { atMs: number; who: string; act: AuditAct; about: string; why: string }
/** One that another object did: the same key is the same act. */
export type KeyedEntry = AuditEntry & { key: string }
/** A reason as it is kept: one that is longer says no more. */
export const LONGEST_WHY = 200
export type AuditRow = Omit<AuditEntry, 'act'> & { act: string; seq: number; hash: string; signature: string }

/** Before the first row. */
export const CHAIN_START = '0'.repeat(64)

/** What is hashed: one way to write a row, and no other. */
export const auditText = (
  { seq, atMs, who, act, about, why }: Omit<AuditRow, 'hash' | 'signature'>,
  before: string,
): string => JSON.stringify([seq, atMs, who, act, about, why, before])

export type AuditFault = { seq: number; what: 'gap' | 'changed' | 'unsigned' | 'shorter' }

/**
 * The first row at which the chain breaks; undefined for a whole one. `expected` is a head that somebody wrote down before: a chain
 * that ends earlier, or has another hash there, has lost its end. Without `isSigned` signatures are not looked at.
 */
export const auditFault = (
  rows: readonly AuditRow[],
  {
    hash,
    isSigned,
    expected,
  }: {
    hash: (text: string) => string
    isSigned?: (row: AuditRow) => boolean
    expected?: { seq: number; hash: string } | undefined
  },
): AuditFault | undefined => {
  let before = CHAIN_START
  for (const [at, row] of rows.entries()) {
    const seq = at + 1
    if (row.seq !== seq) return { seq, what: 'gap' }
    if (hash(auditText(row, before)) !== row.hash) return { seq, what: 'changed' }
    if (isSigned?.(row) === false) return { seq, what: 'unsigned' }
    if (expected?.seq === seq && expected.hash !== row.hash) return { seq, what: 'changed' }
    before = row.hash
  }
  return expected !== undefined && expected.seq > rows.length
    ? { seq: rows.length + 1, what: 'shorter' }
    : undefined
}
