import { policy } from '../generated/policy.ts'
import { published } from '../generated/published.ts'
import type { Notice } from '../schema/content/notice.ts'
import type { Day } from '../schema/dates.ts'
import { dayText } from '../schema/dates.ts'
import { pageOf } from './content.ts'
import { t } from './copy.ts'
import { joined } from './joints.ts'
import type { pathsIn } from './paths.ts'

type Paths = ReturnType<typeof pathsIn>
/** A row of a list that leads somewhere; `name` carries its joints. */
export type PublishedRow = { href: string; name: string; summary?: string; tag?: string }

export const yearOf = (day: Day): string => day.slice(0, 4)

/** 示例, for what is made up. */
export const sampleTag = (provenance: 'sample' | 'confirmed'): { tag?: string } =>
  provenance === 'sample' ? { tag: t('site.sample') } : {}

/** Who answers for a record: a unit by its name, or the portal itself. */
export const unitName = (id: string | null): string => {
  if (id === null) return t('disclosure.portal')
  const found = policy.units.find((unit) => unit.id === id)
  if (found === undefined) throw new Error(`content/units.yaml has no "${id}"`)
  return found.name
}

export const noticeBy = ({ day, unit }: Notice): string =>
  t('disclosure.notice.by', { day: dayText(day), unit: unitName(unit) })

/** Years in which there was a notice, the latest first. */
export const noticeYears = (): string[] => [...new Set(published.notices.map(({ day }) => yearOf(day)))]

export const noticesOf = (year: string): Notice[] =>
  published.notices.filter(({ day }) => yearOf(day) === year)

/** What has been announced about a row of the catalogue, the latest first: a service's page can show it. */
export const noticesFor = (service: string): Notice[] =>
  published.notices.filter(({ services }) => services.includes(service))

export const noticeRows = (notices: readonly Notice[], paths: Paths): PublishedRow[] =>
  notices.map((notice) => ({
    href: paths.notice(yearOf(notice.day), notice.id),
    name: joined(notice.title),
    summary: noticeBy(notice),
    ...sampleTag(notice.provenance),
  }))

/** The services that a record is about: a link where the row has its page, its name where it is not written yet. */
export const serviceLinks = (ids: readonly string[], paths: Paths): { text: string; href?: string }[] =>
  ids.map((id) => {
    const page = pageOf(id)
    if (page !== undefined) return { text: page.title, href: paths.service(page.slug) }
    const row = policy.catalogue.find((one) => one.id === id)
    if (row === undefined) throw new Error(`content/catalogue.yaml has no "${id}"`)
    return { text: row.name }
  })

/** A record as short lines, `目标：5 个`; what nobody has said of it together in the last one. */
export const recordLines = (columns: readonly string[], cells: readonly string[]): string[] => {
  const unknown = t('site.unknown')
  const line = (name: string, value: string): string => t('disclosure.line', { name, value })
  const awaited = columns.filter((_, at) => cells[at] === unknown)
  return [
    ...columns.flatMap((column, at) => {
      const cell = cells[at] ?? unknown
      return cell === unknown ? [] : [line(column, cell)]
    }),
    ...(awaited.length > 0 ? [line(awaited.join(t('site.cite.list-separator')), unknown)] : []),
  ]
}
