import type { PlainWords } from '../../../schema/content/plain-words.ts'
import { lengthOf, officeWords, tooLong } from '../../../schema/content/checks/readable.ts'
import type { Service } from '../../../schema/content/service.ts'
import { fault, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import { walk, type Check } from './check.ts'

/** Only what a page says in sentences: names, citations and what people type have their own reasons. */
const unread = new Set(['title', 'formalName', 'keywords', 'cite', 'sources', 'facts', 'programme', 'id'])

const pageFaults = ({ longest, words }: PlainWords, { value, source }: Entry<Service>): Fault[] => {
  const faults: Fault[] = []
  walk(value, (part, path) => {
    if (typeof part !== 'string' || path.some((step) => unread.has(String(step)))) return
    const most = path.includes('elder') ? longest.elder : longest.sentence
    const place = placeIn(source, path)
    for (const sentence of tooLong(part, most))
      faults.push(
        fault(place, 'sentence_long', { count: lengthOf(sentence), most, sentence: sentence.trim() }),
      )
    for (const { word, instead } of officeWords(part, words))
      faults.push(fault(place, 'office_word', { word, instead }))
  })
  return faults
}

/** Sentences of a length that one can follow, in words that people use. Reported by content:check; it does not stop a build. */
export const readable: Check = ({ services, plainWords }: Content) =>
  services.flatMap((entry) => pageFaults(plainWords.value, entry))
