/** The addresses of the published numbers, below `/` or `/elder/`. site/paths.ts has them from here. */
export const publishedPaths = (base: string) => ({
  reports: `${base}published/reports/`,
  reportsOf: (month: string) => `${base}published/reports/?month=${month}`,
  /** One file for both modes; the latest month that is over where none is named. */
  table: '/published/reports.csv',
  tableOf: (month: string) => `/published/reports.csv?month=${month}`,
  dataOf: (month: string) => `/api/requests/statistics?month=${month}`,
})
