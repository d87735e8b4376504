/** The columns of the table from which an edition of the whitelist is imported, in order. Their words: `whitelist.column`. */
export const columnIds = [
  'name',
  'kind',
  'township',
  'address',
  'phone',
  'recordNumber',
  'recordDay',
  'beds',
  'careLevels',
  'inspectedDay',
  'subjects',
  'complaints',
  'why',
] as const
export type ColumnId = (typeof columnIds)[number]

/** Columns without which nothing can be read. The others may be left out, which says that nothing is known of them. */
export const neededColumns: readonly ColumnId[] = [
  'name',
  'kind',
  'township',
  'recordDay',
  'beds',
  'careLevels',
  'inspectedDay',
  'subjects',
]
