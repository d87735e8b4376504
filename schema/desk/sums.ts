type Counted<T> = { [K in keyof T as T[K] extends number ? K : never]: number }

/**
 * The sums of some columns of rows that belong together, by what they belong to, in the order in which that first comes.
 */
export const sumsBy = <T, K extends keyof Counted<T>>(
  rows: readonly T[],
  by: (row: T) => string,
  columns: readonly K[],
): { of: string; sums: Record<K, number> }[] => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return [...groups].map(([of, own]) => ({ of, sums: sumOf(own, columns) }))
}

export const sumOf = <T, K extends keyof Counted<T>>(
  rows: readonly T[],
  columns: readonly K[],
): Record<K, number> =>
  Object.fromEntries(
    columns.map((column) => [column, rows.reduce((sum, row) => sum + Number(row[column]), 0)]),
  ) as Record<K, number>
