const BULLET = /^[-·•＊*]\s+(?=\S)/
const NUMBER = /^\d{1,2}\s*[.、．)）]\s*(?=\S)/
const NOTE = /^[>＞]\s*(?=\S)/

type Block = string | { bullets: string[] } | { numbered: string[] } | { note: string }

const started = (line: string): Block => {
  if (BULLET.test(line)) return { bullets: [line.replace(BULLET, '')] }
  if (NUMBER.test(line)) return { numbered: [line.replace(NUMBER, '')] }
  return NOTE.test(line) ? { note: line.replace(NOTE, '') } : line
}

/** Whether a line goes on with the list before it, which it then joins. */
const joins = (before: Block | undefined, next: Block): boolean => {
  if (typeof before !== 'object' || typeof next !== 'object') return false
  if ('bullets' in before && 'bullets' in next) return before.bullets.push(...next.bullets) > 0
  return 'numbered' in before && 'numbered' in next && before.numbered.push(...next.numbered) > 0
}

/**
 * The text of a notice as blocks of content: a line is a paragraph; `- ` begins a line of a list, `1. ` one of a numbered list, `> ` what
 * one must not overlook. Not checked: that is the schema's part. A blank line ends a list.
 */
export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  let open = false
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') {
      open = false
      continue
    }
    const next = started(line)
    if (!(open && joins(blocks.at(-1), next))) blocks.push(next)
    open = true
  }
  return blocks
}

const ANCHOR = /^(?:工作要点)?\s*(S\d[\d.S、,，\s]*)$/
const NUMBERS = /^第?\s*([\d、,，\s]+?)\s*条?$/
const SEPARATOR = /[、,，\s]+/

const one = <T>(list: T[]): T | T[] => (list.length === 1 && list[0] !== undefined ? list[0] : list)
const parts = (text: string): string[] => text.split(SEPARATOR).filter((part) => part !== '')

/**
 * Citations as people write them, one a line: `婚姻登记条例 7、13`, `社会救助法第 78 条`, `S9.1`, or a name alone. `names`: the short names of
 * all laws. Not checked.
 */
export const citesOf = (text: string, names: readonly string[]): unknown[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/[《》]/g, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const anchors = ANCHOR.exec(line)?.[1]
      if (anchors !== undefined) return { plan: one(parts(anchors)) }
      const name = names.filter((known) => line.startsWith(known)).toSorted((a, b) => b.length - a.length)[0]
      const law = name ?? parts(line)[0] ?? line
      const rest = line.slice(law.length).trim()
      if (rest === '') return { law }
      const numbers = NUMBERS.exec(rest)?.[1]
      return numbers === undefined
        ? { law, section: one(parts(rest)) }
        : { law, article: one(parts(numbers).map(Number)) }
    })
