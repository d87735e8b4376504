import { published } from '../generated/published.ts'
import type { ProgressItem } from '../schema/content/progress.ts'
import { dayText } from '../schema/dates.ts'
import { gathered, type Cite } from './cites.ts'
import { t } from './copy.ts'
import type { Table } from './csv.ts'
import { joined } from './joints.ts'
import { sampleTag, unitName } from './published-view.ts'
import { sourcesText } from './sources-text.ts'

export const progressGroups = ['livelihood', 'other'] as const
export type ProgressGroup = (typeof progressGroups)[number]

/** The columns of the table, after the name of the item. */
export const progressColumns = ['target', 'done', 'day', 'unit'] as const

export const itemsIn = (group: ProgressGroup): ProgressItem[] =>
  published.progress.filter((item) => item.group === group)

export const progressYear = (): number => Math.max(...published.progress.map(({ year }) => year))

export const targetText = ({ target }: ProgressItem): string => {
  if ('milestone' in target) return target.milestone
  const { count, atMost, unit } = target
  return atMost === undefined
    ? t('disclosure.progress.target', { count, unit })
    : t('disclosure.progress.target-span', { least: count, most: atMost, unit })
}

/** How far it is by the latest word of the bureau; undefined while there is none. */
const latest = ({ states }: ProgressItem): ProgressItem['states'][number] | undefined => states.at(-1)

export const doneText = (item: ProgressItem): string => {
  const state = latest(item)
  if (state === undefined) return t('site.unknown')
  if (typeof state.done === 'string' || 'milestone' in item.target) return String(state.done)
  return t('disclosure.progress.target', { count: state.done, unit: item.target.unit })
}

/** The part of a counted target that is done, at most all of it; null while nobody has said, undefined where there is no number. */
export const shareDone = (item: ProgressItem): number | null | undefined => {
  if ('milestone' in item.target) return undefined
  const done = latest(item)?.done
  return typeof done === 'number' ? Math.min(1, done / item.target.count) : null
}

/** Made up is what has a part that is. */
const provenanceOf = (item: ProgressItem, state = latest(item)): 'sample' | 'confirmed' =>
  [item.provenance, state?.provenance].includes('sample') ? 'sample' : 'confirmed'

/** An item as a line of the table, in the order of `progressColumns`. */
export const progressRow = (item: ProgressItem): { name: string; tag?: string; cells: string[] } => {
  const day = latest(item)?.day
  return {
    name: joined(item.name),
    ...sampleTag(provenanceOf(item)),
    cells: [
      targetText(item),
      doneText(item),
      day === undefined ? t('site.unknown') : dayText(day),
      unitName(item.unit),
    ],
  }
}

/** What the aims rest on, each source once. */
export const citesOf = (): Cite[] => gathered(published.progress.flatMap(({ cite }) => cite))

/** One line an item and state; what is not known is an empty cell. */
export const progressTable = (): Table => [
  (['name', 'year', ...progressColumns, 'source', 'cite', 'provenance'] as const).map((column) =>
    t(`disclosure.progress.columns.${column}`),
  ),
  ...published.progress.flatMap((item) => {
    const states = item.states.length > 0 ? item.states : [undefined]
    return states.map((state) => [
      item.name,
      item.year,
      targetText(item),
      state?.done ?? '',
      state?.day ?? '',
      unitName(item.unit),
      state?.source ?? '',
      sourcesText(item.cite),
      sampleTag(provenanceOf(item, state)).tag ?? '',
    ])
  }),
]
