import { pathsOf } from '../model.ts'
import { clock, wishesText, type DrawProps } from './model.ts'

/** So many entries a page: whoever wants all of them takes the file. */
export const ENTRIES_A_PAGE = 100

/** The closed list by its numbers; after the draw in drawn order, with what each got. */
export const DrawList = (props: DrawProps) => {
  const { draw, from, t } = props
  const { entries, times, order, given } = draw
  if (entries === null || times === null) return null
  const path = pathsOf(props).draw(draw.id)
  const wishes = new Map(entries.map(({ entry, preferences }) => [entry, preferences]))
  const starts = new Map(given?.map(({ entry, start }) => [entry, start]))
  const all = order ?? entries.map(({ entry }) => entry)
  const shown = all.slice(from, from + ENTRIES_A_PAGE)
  const page = (at: number): string => `${path}?from=${at}#list`
  return (
    <section className="topped stack" aria-labelledby="list">
      <h2 id="list" tabIndex={-1}>
        {t(order === undefined ? 'draws.list.heading' : 'draws.list.headingDrawn')}
      </h2>
      <p>
        {all.length === 0
          ? t('draws.list.empty')
          : t('draws.list.lead', { count: all.length, first: from + 1, last: from + shown.length })}
      </p>
      {shown.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              {order === undefined ? null : <th scope="col">{t('draws.list.turn')}</th>}
              <th scope="col">{t('draws.list.entry')}</th>
              <th scope="col">{t('draws.list.wishes')}</th>
              {order === undefined ? null : <th scope="col">{t('draws.list.result')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry, at) => {
              const start = starts.get(entry)
              return (
                <tr key={entry}>
                  {order === undefined ? null : <td data-l={t('draws.list.turn')}>{from + at + 1}</td>}
                  <th scope="row" className="mono">
                    {entry}
                  </th>
                  <td data-l={t('draws.list.wishes')}>
                    <span>{wishesText(wishes.get(entry) ?? [], t)}</span>
                  </td>
                  {order === undefined ? null : (
                    <td data-l={t('draws.list.result')}>
                      {start === undefined ? t('draws.list.waiting') : <b>{clock(start)}</b>}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <p className="row">
        {from === 0 ? null : (
          <a className="go" href={page(Math.max(0, from - ENTRIES_A_PAGE))}>
            {t('draws.list.before')}
          </a>
        )}
        {from + ENTRIES_A_PAGE >= all.length ? null : (
          <a className="go" href={page(from + ENTRIES_A_PAGE)}>
            {t('draws.list.more')}
          </a>
        )}
      </p>
      <details>
        <summary>{t('draws.list.places')}</summary>
        <ul className="dots">
          {times.map(({ start, places }) => (
            <li key={start}>{t('draws.list.place', { time: clock(start), places })}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
