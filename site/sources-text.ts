import { citeLink, type Cite } from './cites.ts'
import { isSecondHand } from './content.ts'
import { t } from './copy.ts'
import { pathsIn } from './paths.ts'
import { plainText } from './ui/inline.ts'

const paths = pathsIn('standard')

/** Sources as one line of plain words, for a cell of a table. */
export const sourcesText = (cites: readonly Cite[]): string =>
  cites.map((cite) => plainText(citeLink(cite, paths, isSecondHand).text)).join(t('site.cite.separator'))
