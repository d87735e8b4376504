import type { PlainWords } from '../content/plain-words.ts'

/** A file of the repository, as it is at the commit of which the portal was built. */
export type ContentFile = { path: string; text: string }

/** What drafting has to know of the content beside the policy: `generated/drafting.ts` exports one of these, for the desk alone. */
export type Drafting = {
  noticeIds: string[]
  plainWords: PlainWords
  /** Files that a change set may take away: editions of the whitelist that are samples. */
  samples: ContentFile[]
}
