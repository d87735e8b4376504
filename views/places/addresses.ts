/** The addresses of townships and villages, below `/` or `/elder/`. site/paths.ts has them from here. */
export const placePaths = (base: string) => ({
  start: `${base}places/`,
  find: `${base}places/find/`,
  township: (code: string) => `${base}places/${code}/`,
  /** A village has its place on the page of its township. */
  village: (township: string, village: string) => `${base}places/${township}/#v${village}`,
})
