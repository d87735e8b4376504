/** Retention and requests about one's own data. An address carries a request's number and nothing of anybody. */
export const retentionPaths = {
  overview: '/desk/retention/',
  fresh: '/desk/retention/new/',
  request: '/desk/retention/request/',
  copy: '/desk/retention/copy/',
  copyFile: '/desk/retention/copy/file/',
  correct: '/desk/retention/correct/',
  erase: '/desk/retention/erase/',
  close: '/desk/retention/close/',
  hold: '/desk/retention/hold/',
  lift: '/desk/retention/lift/',
} as const

export const requestPath = (number: number): string => `${retentionPaths.request}?number=${number}`
