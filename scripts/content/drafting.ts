import { join } from 'node:path'
import type { Drafting } from '../../schema/desk/drafting.ts'
import type { Content } from './load.ts'
import { HEAD, write } from './write.ts'

const draftingFrom = ({ notices, plainWords, editions }: Content): Drafting => ({
  noticeIds: notices.map(({ id }) => id),
  plainWords: plainWords.value,
  samples: editions
    .filter(({ value }) => value.provenance === 'sample')
    .map(({ source }) => ({ path: source.file, text: source.text })),
})

/** Writes `generated/drafting.ts` below `root`. */
export const writeDrafting = (root: string, content: Content): void => {
  const type = "import type { Drafting } from '../schema/desk/drafting.ts'\n\n"
  write(
    join(root, 'generated', 'drafting.ts'),
    `${HEAD}${type}export const drafting: Drafting = ${JSON.stringify(draftingFrom(content), null, 1)}\n`,
  )
}
