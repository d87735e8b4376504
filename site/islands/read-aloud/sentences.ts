const LONGEST = 80

/**
 * Text as pieces of one breath. Some speech engines fall silent in the middle of a long text, so a piece ends at the end
 * of a sentence, and a sentence that is too long ends at a comma.
 */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[。！？；\n])/u)
    .flatMap((sentence) => (sentence.length > LONGEST ? sentence.split(/(?<=[，、：])/u) : [sentence]))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
