import type { ReportStatistics } from '../../schema/api/casework.ts'
import { monthText } from '../../schema/casework/months.ts'
import type { Words } from '../words.ts'

export type PublishedRow = ReportStatistics['kinds'][number]
export type PublishedProps = {
  t: Words
  base: string
  statistics: ReportStatistics
  /** The month that is not over yet. */
  now: string
  /** Names of kinds with their joints. */
  headings: ReadonlyMap<string, string>
  /** Every month that can be chosen, the latest first. */
  months: readonly string[]
}

/** Kinds with numbers to show, and those of which too few were reported. */
export const sorted = ({ kinds }: ReportStatistics): { shown: PublishedRow[]; few: PublishedRow[] } => ({
  shown: kinds.filter(({ reports }) => reports !== null),
  few: kinds.filter(({ reports }) => reports === null),
})

/** `18 件`, or that it is not published. */
export const countText = (count: number | null, t: Words): string =>
  count === null ? t('published.hidden') : t('published.count', { count })

/** `20 份`: reports are counted in papers, cases in matters. */
export const reportsText = (count: number | null, t: Words): string =>
  count === null ? t('published.hidden') : t('published.reports', { count })

/** `18 件（90%）` where both numbers are published. */
export const shareText = (count: number | null, of: number | null, t: Words): string =>
  count === null || of === null
    ? countText(count, t)
    : t('published.share', { count, percent: Math.floor((count / of) * 100) })

/** How long half of the cases took: hours up to two days, then days. */
export const medianText = (hours: number | null, t: Words): string => {
  if (hours === null) return t('published.hidden')
  if (hours < 1) return t('published.within-hour')
  return hours <= 48 ? t('published.hours', { hours }) : t('published.days', { days: Math.ceil(hours / 24) })
}

export const foundText = ({ foundRate }: ReportStatistics, t: Words): string =>
  foundRate === null
    ? t('published.found-unknown')
    : t('published.found', { percent: Math.round(foundRate * 100) })

export const titleOf = (month: string, t: Words): string => t('published.title', { month: monthText(month) })
