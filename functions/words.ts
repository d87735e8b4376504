import { wordsOf } from '../views/words.ts'
import { policy } from './policy.ts'

/** The words of every answer, from content/copy. */
export const t = wordsOf(policy.words)
