/**
 * Chinese has no spaces, so a heading that is too long breaks anywhere, also inside a word. These functions find the
 * places between words and mark them with a zero-width space; `inlineHtml` turns each mark into `<wbr>`.
 */
export const JOINT = '\u200b'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const closing = /^[，。、；：？！）”》〉」』…—·％%/,.;:?!)]+$/u
const opening = /^[（“《〈「『([]+$/u
const figure = /^[\d.]+$/
/** A piece longer than this is not grown any further by the single characters after it. */
const LONGEST_GROWN = 3

/** Cuts before which no break may come: inside one of the `whole` words. */
const insideWhole = (text: string, whole: readonly string[]): Set<number> => {
  const inside = new Set<number>()
  for (const word of whole) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let cut = at + 1; cut < at + word.length; cut += 1) inside.add(cut)
    }
  }
  return inside
}

const sticks = (before: string, piece: string): boolean =>
  closing.test(piece) ||
  opening.test(before) ||
  piece.trim() === '' ||
  /\s$/.test(before) ||
  figure.test(before) ||
  (piece.length === 1 &&
    before.length <= LONGEST_GROWN &&
    !closing.test(before.slice(-1)) &&
    !opening.test(piece))

const segments = (text: string, whole: readonly string[]): string[] => {
  const inside = insideWhole(text, whole)
  const pieces: string[] = []
  for (const { segment, index } of words.segment(text)) {
    const last = pieces.at(-1)
    if (last !== undefined && (inside.has(index) || sticks(last, segment)))
      pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

/** A piece of one character never stands alone: it goes with the piece after it. */
const withoutSingles = (pieces: readonly string[]): string[] => {
  const joined: string[] = []
  let carried = ''
  for (const piece of pieces) {
    if (carried === '' && piece.length === 1) {
      carried = piece
      continue
    }
    joined.push(carried + piece)
    carried = ''
  }
  if (carried !== '') joined.push((joined.pop() ?? '') + carried)
  return joined
}

/** The text with a mark at each joint between words. `whole` lists words that the segmenter would tear. */
export const withJoints = (text: string, whole: readonly string[] = []): string =>
  withoutSingles(segments(text, whole)).join(JOINT)
