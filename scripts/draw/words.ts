import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { copySchema, flattenCopy } from '../../schema/content/copy.ts'

const copy = flattenCopy(
  'draws',
  copySchema.parse(
    parse(readFileSync(new URL('../../content/copy/zh-Hans/draws.yaml', import.meta.url), 'utf8')),
  ),
)

/** The words of the page's own verification, read from the copy itself: the command works without a build. */
export const words = (
  key: string,
  places: { readonly [name: string]: string | number | undefined } = {},
): string => {
  const sentence = copy[`draws.verify.${key}`]
  if (sentence === undefined) throw new Error(`no such words: draws.verify.${key}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''))
}
