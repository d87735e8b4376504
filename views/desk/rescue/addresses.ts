/** The register of persons in care; the number of a stay stands in the query and says nothing of who it is. */
export const rescuePaths = {
  register: '/desk/rescue/',
  stay: '/desk/rescue/stay/',
  name: '/desk/rescue/name/',
} as const

export const stayAddress = (number: number): string => `${rescuePaths.stay}?number=${number}`
