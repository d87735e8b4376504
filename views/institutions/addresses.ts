/** The addresses of the whitelist, below `/` or `/elder/`. site/paths.ts has them from here. */
export const institutionPaths = (base: string) => ({
  start: `${base}institutions/`,
  /** What the form asks, answered by the Worker. */
  find: `${base}institutions/find/`,
  entry: (id: string) => `${base}institutions/${id}/`,
  edition: (edition: number) => `${base}institutions/editions/${edition}/`,
})
