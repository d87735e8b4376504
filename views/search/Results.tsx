import type { Found } from '../../schema/search/data.ts'
import { Forward } from '../parts.tsx'
import type { Words } from '../words.ts'
import type { SearchPaths } from './addresses.ts'

type Row = { href: string; name: string; summary?: string }

const Rows = ({ rows, dense }: { rows: readonly Row[]; dense?: boolean }) => (
  <ul className={dense === true ? 'rows dense' : 'rows'}>
    {rows.map(({ href, name, summary }) => (
      <li key={href}>
        <a href={href}>
          <b>{name}</b>
          {summary === undefined ? null : <span>{summary}</span>}
          <Forward />
        </a>
      </li>
    ))}
  </ul>
)

/** What kind of page it is stands before its sentence, where it is not simply a service. */
const summaryOf = ({ kind, summary }: Found, t: Words): string =>
  kind === 'service' || kind === 'page'
    ? summary
    : kind === 'place' || kind === 'institution'
      ? summary
      : t('search.of-kind', { kind: t(`search.${kind}`), summary })

/** 长辈版 has one thing in a row, and few rows. */
const MOST_FOR_ELDERS = 6

export type ResultsProps = {
  query: string
  found: readonly Found[]
  t: Words
  paths: SearchPaths
  elder: boolean
}

/** What was found by name, and where to go when it is not that. The Worker and the browser show the same. */
export const Results = ({ query, found, t, paths, elder }: ResultsProps) => {
  const shown = elder ? found.slice(0, MOST_FOR_ELDERS) : found
  const rows = shown.map((one) => ({
    href: paths.found(one.path),
    name: one.title,
    ...(elder ? {} : { summary: summaryOf(one, t) }),
  }))
  const onward = [
    { href: paths.ask, name: t('search.ask'), summary: t('search.ask-summary') },
    { href: paths.services, name: t('search.catalogue'), summary: t('search.catalogue-summary') },
    { href: paths.initials, name: t('search.initials') },
  ].map(({ summary, ...row }) => (elder || summary === undefined ? row : { ...row, summary }))
  return (
    <>
      <p className="lead" role="status">
        {query === ''
          ? t('search.hint')
          : found.length > 0
            ? t('search.found', { count: shown.length })
            : t('search.none')}
      </p>
      {rows.length > 0 ? <Rows rows={rows} /> : null}
      {query !== '' && found.length === 0 ? <p>{t('search.advice')}</p> : null}
      <Rows rows={query === '' ? onward.slice(1) : onward} dense />
    </>
  )
}
