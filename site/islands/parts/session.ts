/** A browser may refuse storage (private windows, full disks): what is kept then lives as long as its page. */
const storage = (): Storage | undefined => {
  try {
    return window.sessionStorage
  } catch (refused) {
    if (refused instanceof DOMException) return undefined
    throw refused
  }
}

export const keepInSession = (key: string, value: unknown): void => {
  try {
    storage()?.setItem(key, JSON.stringify(value))
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused
  }
}

export const forgetInSession = (key: string): void => storage()?.removeItem(key)

/** What this tab kept under a key, unchecked; undefined where it kept nothing, or something else wrote there. */
export const keptInSession = (key: string): unknown => {
  const text = storage()?.getItem(key)
  if (text === null || text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (broken) {
    if (broken instanceof SyntaxError) return undefined
    throw broken
  }
}
