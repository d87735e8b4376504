import { Forward } from '../../views/parts.tsx'
import type { Words } from '../../views/words.ts'
import type { Findable } from './rank.ts'

export const SearchPage = ({
  query,
  found,
  t,
  base,
}: {
  query: string
  found: readonly Findable[]
  t: Words
  base: string
}) => (
  <div className="page-s stack">
    <h1>
      {t(query === '' ? 'search.empty' : found.length > 0 ? 'search.found' : 'search.none', {
        count: found.length,
      })}
    </h1>
    <form role="search" className="row" action={`${base}search/`}>
      <label className="vh" htmlFor="q">
        {t('search.label')}
      </label>
      <input className="grow in" id="q" name="q" type="search" maxLength={60} defaultValue={query} />
      <button className="fit btn">{t('search.again')}</button>
    </form>
    <ul className="rows">
      {found.map((entry) =>
        entry.path === null ? (
          <li key={entry.title}>
            <a href={`${base}services/`}>
              <b>{entry.title}</b>
              <span>{t('search.writing')}</span>
              <Forward />
            </a>
          </li>
        ) : (
          <li key={entry.path}>
            <a href={`${base}${entry.path}`}>
              <b>{entry.title}</b>
              <span>{entry.summary}</span>
              <Forward />
            </a>
          </li>
        ),
      )}
    </ul>
    {found.length > 0 ? null : <p>{t('search.advice')}</p>}
    <p>
      <a className="go" href={`${base}services/`}>
        {t('search.catalogue')}
      </a>
    </p>
  </div>
)
