/** Fills `{name}` places of a sentence from the copy. A key that is missing is a bug, so it throws. */
export type Words = (key: string, places?: Readonly<Record<string, string | number>>) => string

export const wordsOf = (copy: { readonly [key: string]: string }): Words => {
  return (key, places = {}) => {
    const sentence = copy[key]
    if (sentence === undefined) throw new Error(`no such words: ${key}`)
    return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(places[name] ?? place))
  }
}
