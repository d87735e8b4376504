/** A place as one looks for it. Codes are nine digits for a township, twelve for a village. */
export type FindablePlace = { code: string; name: string; pinyin: string }
export type FoundPlace<T extends FindablePlace, V extends FindablePlace> = { township: T; village: V | null }

const LEAST_CODE_DIGITS = 6
const CODE_DIGITS = 12
const MOST_FOUND = 60

/** `Lǚ'an`, `lv an` and `lüan` are looked for in the same letters. */
const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\s'’·-]/g, '')
    .toLowerCase()
    .replaceAll('v', 'u')

/** Codes are written short or filled with noughts: 431281101, 431281101000. */
const isCode = (code: string, digits: string): boolean => {
  const full = code.padEnd(CODE_DIGITS, '0')
  return digits.length >= LEAST_CODE_DIGITS && (code.startsWith(digits) || full === digits)
}

/** 0 for the very name, 1 for its beginning, 2 for somewhere in it; undefined where it is another place. */
const nearness = ({ code, name, pinyin }: FindablePlace, query: string): number | undefined => {
  if (/^\d+$/.test(query)) return isCode(code, query) ? (code === query ? 0 : 1) : undefined
  const [text, wanted] = /^[\p{Script=Latin}\p{M}\s'’·-]+$/u.test(query)
    ? [letters(pinyin), letters(query)]
    : [name, query.replaceAll(/\s/g, '')]
  if (wanted === '' || !text.includes(wanted)) return undefined
  return text === wanted ? 0 : text.startsWith(wanted) ? 1 : 2
}

/** Townships and villages by name, Hanyu Pinyin or code, the nearest first, townships before villages. */
export const findPlaces = <T extends FindablePlace & { villages: readonly V[] }, V extends FindablePlace>(
  townships: readonly T[],
  typed: string,
): FoundPlace<T, V>[] => {
  const query = typed.normalize('NFKC').trim()
  if (query === '') return []
  const all = townships.flatMap((township): (FoundPlace<T, V> & { near: number | undefined })[] => [
    { township, village: null, near: nearness(township, query) },
    ...township.villages.map((village) => ({ township, village, near: nearness(village, query) })),
  ])
  return all
    .flatMap(({ near, ...found }) => (near === undefined ? [] : [{ near, found }]))
    .sort((one, other) => one.near - other.near || rank(one.found) - rank(other.found))
    .slice(0, MOST_FOUND)
    .map(({ found }) => found)
}

const rank = ({ village }: { village: unknown }): number => (village === null ? 0 : 1)
