import { monthText, shiftMonth } from '../../schema/casework/months.ts'
import { Inline } from '../parts.tsx'
import { publishedPaths } from './addresses.ts'
import { sorted, type PublishedProps } from './model.ts'

/** Which month, with the months beside it: links, so that each has an address, and a list of all. */
export const MonthChooser = ({ t, base, statistics: { month }, months }: PublishedProps) => {
  const paths = publishedPaths(base)
  const beside = [shiftMonth(month, -1), shiftMonth(month, 1)].filter((one) => months.includes(one))
  return (
    <form className="stack tight" action={paths.reports} method="get">
      <label htmlFor="month">{t('published.month')}</label>
      <div className="row">
        <select className="in" id="month" name="month" defaultValue={month}>
          {months.map((one) => (
            <option key={one} value={one} selected={one === month}>
              {monthText(one)}
            </option>
          ))}
        </select>
        <button className="fit btn">{t('published.look')}</button>
      </div>
      <ul className="picks">
        {beside.map((one) => (
          <li key={one}>
            <a href={paths.reportsOf(one)}>{monthText(one)}</a>
          </li>
        ))}
      </ul>
    </form>
  )
}

/** What one has to know to read the numbers: that the month is not over, what is left out, and why. */
export const Reading = ({ t, statistics, now }: PublishedProps) => (
  <>
    {statistics.month === now ? (
      <p className="note">
        <Inline text={t('published.unfinished')} />
      </p>
    ) : null}
    <p>{t('published.cohort')}</p>
    <p>{t('published.small', { fewest: statistics.fewest })}</p>
  </>
)

export const TooFew = ({ t, statistics }: PublishedProps) => {
  const { shown, few } = sorted(statistics)
  if (few.length === 0) return null
  const names = few.map(({ name }) => name).join(t('published.list'))
  return (
    <p>
      {shown.length === 0
        ? t('published.all-few', { fewest: statistics.fewest })
        : t('published.few', { fewest: statistics.fewest, names })}
    </p>
  )
}

export const Downloads = ({ t, base, statistics: { month } }: PublishedProps) => {
  const paths = publishedPaths(base)
  return (
    <p className="row">
      <a className="go" href={paths.tableOf(month)} download={`reports-${month}.csv`}>
        {t('published.csv')}
      </a>
      <a className="go" href={paths.dataOf(month)}>
        {t('published.json')}
      </a>
    </p>
  )
}
