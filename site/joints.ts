import { t } from './copy.ts'
import { withJoints } from './ui/joints.ts'

const whole = t('site.whole-words').split(' ')

/** A heading with its joints marked, so that a narrow screen breaks it between words. */
export const joined = (text: string): string => withJoints(text, whole)

/** A heading from the copy, with its joints marked. */
export const title = (key: string, values: Record<string, string | number> = {}): string =>
  joined(t(key, values))
