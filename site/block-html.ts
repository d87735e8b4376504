import type { z } from 'zod'
import type { plainBlockSchema } from '../schema/content/block.ts'
import { inlineHtml } from './ui/inline.ts'

type PlainBlock = z.infer<typeof plainBlockSchema>

const tag = (name: string, html: string): string => `<${name}>${html}</${name}>`
const items = (lines: readonly string[]): string => lines.map((line) => tag('li', inlineHtml(line))).join('')

const blockHtml = (block: PlainBlock): string => {
  if (typeof block === 'string') return tag('p', inlineHtml(block))
  if ('numbered' in block) return tag('ol', items(block.numbered))
  if ('bullets' in block) return tag('ul', items(block.bullets))
  if ('steps' in block)
    return tag(
      'ol',
      block.steps
        .map(({ when, what }) => tag('li', `${tag('b', inlineHtml(when))} ${inlineHtml(what)}`))
        .join(''),
    )
  if ('note' in block) return tag('blockquote', tag('p', inlineHtml(block.note)))
  if ('formula' in block) return tag('p', inlineHtml(block.formula))
  // The list of townships is a part of the page, which the entry leads to.
  return ''
}

/** Blocks as plain HTML for readers outside the portal: a feed's entry. */
export const blocksHtml = (blocks: readonly PlainBlock[]): string => blocks.map(blockHtml).join('')
