/** Addresses of the search page and of what it leads to when nothing was found, below the root of a mode. */
export const searchPaths = (root: string) => ({
  search: `${root}search/`,
  services: `${root}services/`,
  initials: `${root}services/initials/`,
  ask: `${root}report/question/`,
  found: (path: string) => `${root}${path}`,
})
export type SearchPaths = ReturnType<typeof searchPaths>
