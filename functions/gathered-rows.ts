type Value = string | number | null
export type Row = readonly Value[]

/** The object's own, as far as it is needed here. */
type Sql = { exec: (statement: string, rows: string) => unknown }

/** One statement takes at most so many rows: their JSON stays far below the 2 MB that a string may have. */
const ROWS_AT_ONCE = 500

/** `INSERT` of rows that come as the JSON of arrays, their values in the order of `columns`. */
export const insertRows = (table: string, columns: readonly string[], onConflict = ''): string =>
  `INSERT INTO ${table} (${columns.join(', ')})
  SELECT ${columns.map((_, at) => `value ->> ${at}`).join(', ')} FROM json_each(?) WHERE true ${onConflict}`

/**
 * Rows that a transaction has still to write, by kind. A hundred requests that share a transaction then cost one statement a
 * kind and not a hundred. Whoever asks a table has to have them written before (seeing.ts), and the transaction
 * writes what is left at its end: no constraint is spared a row, it only sees it a little later.
 */
export class GatheredRows<Kind extends string> {
  readonly #sql: Sql
  readonly #statements: readonly (readonly [string, Row[]])[]
  readonly #rows: ReadonlyMap<Kind, Row[]>
  #any = false

  /** Each statement takes one parameter, a JSON array of rows. They run in this order: what is referred to comes first. */
  constructor(sql: Sql, statements: readonly (readonly [Kind, string])[]) {
    this.#sql = sql
    this.#rows = new Map(statements.map(([kind]) => [kind, []]))
    this.#statements = statements.map(([kind, statement]) => [statement, this.#of(kind)])
  }

  add(kind: Kind, row: Row): void {
    this.#of(kind).push(row)
    this.#any = true
  }

  /** Writes everything that was added. Throws where a constraint refuses a row; the transaction is then to be taken back. */
  write(): void {
    if (!this.#any) return
    this.#any = false
    for (const [statement, rows] of this.#statements)
      while (rows.length > 0) this.#sql.exec(statement, JSON.stringify(rows.splice(0, ROWS_AT_ONCE)))
  }

  /** For a transaction that was taken back. */
  forget(): void {
    this.#any = false
    for (const rows of this.#rows.values()) rows.length = 0
  }

  #of(kind: Kind): Row[] {
    const rows = this.#rows.get(kind)
    if (rows === undefined) throw new Error(`no rows of the kind ${kind}`)
    return rows
  }
}
