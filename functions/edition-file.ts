import { Document, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Edition } from '../schema/content/institution.ts'
import type { Say } from '../schema/institutions/import/words.ts'

/** Lists and pairs inside an entry stand on one line, as in the editions written by hand; a removal is one line whole. */
const INLINE = new Set(['record', 'careLevels', 'inspected'])

/** The text of content/institutions/<day>.yaml, with the comments that say what the file is and whether it is true. */
export const editionFile = (edition: Edition, say: Say): string => {
  const document = new Document(edition)
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key)) return
      if (INLINE.has(String(key.value)) && (isMap(value) || isSeq(value))) value.flow = true
      if (key.value === 'removed' && isSeq(value))
        for (const item of value.items) if (isMap(item)) item.flow = true
    },
    // Codes are text: without quotes YAML would read a number.
    Scalar: (_, node) => {
      if (
        typeof node.value === 'string' &&
        /^[\d-]+$/.test(node.value) &&
        !/^\d{4}-\d\d-\d\d$/.test(node.value)
      )
        node.type = 'QUOTE_SINGLE'
    },
  })
  document.commentBefore = [say('import.header'), say(`import.header-${edition.provenance}`)]
    .map((line) => ` ${line}`)
    .join('\n')
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
}
