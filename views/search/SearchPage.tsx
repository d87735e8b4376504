import { Results, type ResultsProps } from './Results.tsx'

/**
 * The whole page as the Worker answers it. `fullText` is what all pages' text would be asked for; that part needs a script
 * and waits, hidden, for it.
 */
export const SearchPage = ({
  fullText: { asked, called },
  ...results
}: ResultsProps & { fullText: { asked: string; called: string } }) => {
  const { query, found, t, paths } = results
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
        data-full-text={asked}
        data-called={called}
        data-failed={t('search.text-failed')}
        data-at-once={found.length === 0 && asked !== '' ? '' : undefined}
        hidden
      >
        <h2 id="in-text">{t('search.text')}</h2>
        <p>
          <button type="button" className="btn line">
            {t('search.text-start', { words: called })}
          </button>
        </p>
        <p role="status" />
        <ul className="rows" />
      </section>
    </div>
  )
}
