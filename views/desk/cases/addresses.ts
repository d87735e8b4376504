const root = '/desk/cases/'

/** `:number` is the number of a case, as it stands on every paper of it. */
const under = (part: string): string => `${root}:number/${part}`

/** What the routes are; nothing in an address says whom a case is about. */
export const casePaths = {
  queue: root,
  one: under(''),
  open: under('open/'),
  print: under('print/'),
  unmask: under('unmask/'),
  act: under('act/'),
  merge: under('merge/'),
  photo: under('photos/:photo/'),
} as const

/** The address of one of them for a case. */
export const caseAddress = (
  path: Exclude<keyof typeof casePaths, 'queue'>,
  number: number,
  photo = '',
): string => casePaths[path].replace(':number', String(number)).replace(':photo', photo)
