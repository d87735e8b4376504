import { searchWords } from '../../../generated/search-words.ts'
import { wordsOf } from '../../../views/words.ts'
import { make } from '../parts/make.ts'

/**
 * The full text of all pages, by Pagefind (docs/decisions/0037). Its script, its WebAssembly and the parts of the index it needs come from
 * this portal, when somebody asks for them.
 */
type Page = { url: string; excerpt: string; content: string; meta: { title?: string } }
type Pagefind = {
  options: (options: { noWorker: boolean; excerptLength: number }) => Promise<void>
  search: (words: string) => Promise<{ results: readonly { data: () => Promise<Page> }[] }>
  destroy: () => Promise<void>
}

const ADDRESS = '/pagefind/pagefind.js'
const ENTRY = '/pagefind/pagefind-entry.json'
const MOST_SHOWN = 8
const EXCERPT_WORDS = 24
const t = wordsOf(searchWords)

let coming: Promise<Pagefind> | undefined
const load = async (): Promise<Pagefind> => {
  const pagefind = (await import(/* @vite-ignore */ ADDRESS)) as Pagefind
  // Its worker would start from an address that our policy for scripts has not approved; a few dozen pages need none.
  await pagefind.options({ noWorker: true, excerptLength: EXCERPT_WORDS })
  return pagefind
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const unescaped = (html: string): string =>
  html.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign)

/** An excerpt is text in which `<mark>` is the only markup; it becomes nodes without being read as HTML. */
export const excerptParts = (excerpt: string): { text: string; marked: boolean }[] =>
  excerpt
    .split(/<\/?mark>/)
    .map((part, at) => ({ text: unescaped(part), marked: at % 2 === 1 }))
    .filter(({ text }) => text !== '')

/** The arrow of the rows above: markup of ours that is there already. */
const arrow = (): Node[] => {
  const drawn = document.querySelector('[data-results] .rows svg')
  return drawn === null ? [] : [drawn.cloneNode(true)]
}

const rowFor = ({ url, excerpt, meta }: Page, elder: boolean): HTMLLIElement => {
  const text = excerptParts(excerpt).map((part) => (part.marked ? make('mark', {}, part.text) : part.text))
  return make(
    'li',
    {},
    make(
      'a',
      { href: elder ? `/elder${url}` : url },
      make('b', {}, meta.title ?? url),
      ...(elder ? [] : [make('span', {}, ...text)]),
      ...arrow(),
    ),
  )
}

/** A single character of a word that no page has is not what somebody meant: 店 for 火锅店. */
export const hasPairOf = (content: string, asked: string): boolean =>
  asked
    .split(' ')
    .some((word) =>
      word.length < 2
        ? content.includes(word)
        : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).some((pair) =>
            content.includes(pair),
          ),
    )

type Parts = { said: HTMLElement; list: HTMLElement; button: HTMLButtonElement; section: HTMLElement }
const partsOf = (section: HTMLElement): Parts | undefined => {
  const said = section.querySelector<HTMLElement>('[role=status]')
  const list = section.querySelector<HTMLElement>('ul')
  const button = section.querySelector('button')
  return said === null || list === null || button === null ? undefined : { said, list, button, section }
}

/** Offers to look for other words; what was found for others goes. */
export const offer = (section: HTMLElement, asked: string, called: string): void => {
  const parts = partsOf(section)
  if (parts === undefined) return
  section.dataset['fullText'] = asked
  section.dataset['called'] = called
  section.hidden = asked === ''
  parts.button.textContent = t('search.text-start', { words: called })
  parts.button.hidden = false
  parts.said.textContent = ''
  parts.list.replaceChildren()
}

const saidOf = (count: number, words: string): string =>
  count === 0
    ? t('search.text-none', { words })
    : t(count > MOST_SHOWN ? 'search.text-many' : 'search.text-found', { words, count, shown: MOST_SHOWN })

const lookFor = async (asked: string, { said, list, button, section }: Parts, elder: boolean) => {
  coming ??= load()
  const { results } = await (await coming).search(asked)
  // Where a part of the index did not come, Pagefind finds nothing and says no more. This throws where there is no network.
  if (results.length === 0) await fetch(ENTRY, { method: 'HEAD', cache: 'no-store' })
  const best = await Promise.all(results.slice(0, MOST_SHOWN).map((result) => result.data()))
  const pages = best.filter(({ content }) => hasPairOf(content, asked))
  // Somebody may have typed on meanwhile.
  if (section.dataset['fullText'] !== asked) return
  list.replaceChildren(...pages.map((page) => rowFor(page, elder)))
  button.hidden = true
  const count = pages.length < best.length ? pages.length : results.length
  said.textContent = saidOf(count, section.dataset['called'] ?? asked)
}

/**
 * Looks for the section's words, and shows in it the pages whose text has them. Throws a TypeError where there is no network: neither
 * the script nor a part of the index came.
 */
export const searchText = async (section: HTMLElement, elder: boolean): Promise<void> => {
  const parts = partsOf(section)
  const asked = section.dataset['fullText'] ?? ''
  if (parts === undefined || asked === '') return
  parts.said.textContent = t('search.text-working')
  try {
    await lookFor(asked, parts, elder)
  } catch (failed) {
    // What half came is of no use to the next try.
    const loaded = coming
    coming = undefined
    await loaded?.then((pagefind) => pagefind.destroy()).catch((gone: unknown) => console.warn(gone))
    throw failed
  }
}
