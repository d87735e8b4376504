import type { Words } from '../words.ts'
import { Results, type ResultsProps } from './Results.tsx'

/**
 * The whole page as the Worker answers it. `words` is what the full text would be asked for; that part needs a script and
 * waits, hidden, for it.
 */
export const SearchPage = ({ words, ...results }: ResultsProps & { words: string }) => {
  const { query, found, t, paths } = results
  const fullText: Words = (key) => t(`search.${key}`)
  return (
    <div className="page-s stack" data-search>
      <h1>{t('search.title')}</h1>
      <form role="search" className="row" action={paths.search}>
        <label className="vh" htmlFor="q">
          {t('search.label')}
        </label>
        <input
          className="grow in"
          id="q"
          name="q"
          type="search"
          maxLength={60}
          autoComplete="off"
          defaultValue={query}
        />
        <button className="fit btn">{t('search.again')}</button>
      </form>
      <div className="stack" data-results>
        <Results {...results} />
      </div>
      <section
        className="stack tight"
        aria-labelledby="in-text"
        data-full-text={words}
        data-at-once={found.length === 0 && words !== '' ? '' : undefined}
        hidden
      >
        <h2 id="in-text">{fullText('text')}</h2>
        <p>
          <button type="button" className="btn line">
            {t('search.text-start', { words })}
          </button>
        </p>
        <p role="status" />
        <ul className="rows" />
      </section>
    </div>
  )
}
