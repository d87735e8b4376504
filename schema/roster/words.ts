/**
 * The form in which words are compared: full-width signs as narrow ones, no spaces, small letters. People write the same
 * word in many ways, and a clerk should not have to know which one is meant.
 */
export const plain = (written: string): string => written.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** A look-up from every word to the value it stands for. */
export const lookUp = <T>(
  entries: readonly (readonly [value: T, words: readonly string[]])[],
): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([value, words]) => words.map((word) => [plain(word), value] as const)))
