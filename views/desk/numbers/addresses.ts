/** The addresses of the numbers; the span, and for CSV the table, stand in the query. Nothing in them is about a person. */
export const numbersPaths = {
  page: '/desk/numbers/',
  csv: '/desk/numbers/csv/',
  xlsx: '/desk/numbers/xlsx/',
} as const
