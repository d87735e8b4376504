import { Hono, type Context } from 'hono'
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { ReportStatistics } from '../../schema/api/casework.ts'
import { fieldFaultsOf } from '../../schema/api/eligibility.ts'
import { monthOf } from '../../schema/booking/instant.ts'
import { chosenMonth, MOST_MONTHS, shiftMonth } from '../../schema/casework/months.ts'
import { publish, type Tally } from '../../schema/casework/publish.ts'
import { statisticsColumns, statisticsTable } from '../../schema/casework/statistics-table.ts'
import { csvText } from '../../schema/csv.ts'
import { unjointed } from '../../views/booking/model.ts'
import { publishedPaths } from '../../views/published/addresses.ts'
import { titleOf } from '../../views/published/model.ts'
import { ElderReports, ReportsPage } from '../../views/published/ReportsPage.tsx'
import { problem } from '../../schema/problems.ts'
import { answer, NO_STORE } from '../answer.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { problemResponse } from '../problem-response.ts'
import { renderInShell } from '../shell.ts'
import { t } from '../words.ts'
import { getStatistics } from './contract.ts'

/** What was counted in a month; functions/app.ts has it from casework. */
export type Tallies = (c: Context<AppEnv>, month: string) => Promise<readonly Tally[]>

const headings = new Map(policy.requests.map(({ id, heading }) => [id, heading]))

const statisticsOf = async (c: Context<AppEnv>, tallies: Tallies, month: string): Promise<ReportStatistics> =>
  publish(month, await tallies(c, month), policy.requests, policy.casework.fewestPublished)

/** `GET /api/requests/statistics?month=`: any month; one in which nothing was counted has no numbers. */
export const publishedApi = (tallies: Tallies): Hono<AppEnv> =>
  new Hono<AppEnv>().get(getStatistics.path, async (c) => {
    const query = getStatistics.query.safeParse(c.req.query())
    return query.success
      ? answer(c, getStatistics, await statisticsOf(c, tallies, query.data.month), NO_STORE)
      : problemResponse(c, problem('invalid_input', fieldFaultsOf(query.error, c.req.query())))
  })

/** Pages and the table of published numbers. Nothing in them is about one person, and none is below the smallest. */
export const publishedPages = (tallies: Tallies): Hono<AppEnv> => {
  const routes = new Hono<AppEnv>()
  for (const base of ['/', '/elder/']) {
    const [elder, paths] = [base !== '/', publishedPaths(base)]
    const View = elder ? ElderReports : ReportsPage
    routes.get(paths.reports, async (c, next) => {
      // An address that chooses a mode is answered by the site, which remembers the choice and leads back.
      if (c.req.query('mode') !== undefined) return next()
      const now = monthOf(nowMs(c))
      const month = chosenMonth(c.req.query('month'), now)
      const statistics = await statisticsOf(c, tallies, month)
      const months = Array.from({ length: MOST_MONTHS }, (_, back) => shiftMonth(now, -back))
      return renderInShell(c, {
        title: unjointed(titleOf(month, t)),
        main: renderToStaticMarkup(
          <View t={t} base={base} statistics={statistics} now={now} headings={headings} months={months} />,
        ),
        elder,
        other: publishedPaths(elder ? '/' : '/elder/').reports,
      })
    })
  }
  return routes.get(publishedPaths('/').table, async (c) => {
    const month = chosenMonth(c.req.query('month'), monthOf(nowMs(c)))
    const head = statisticsColumns.map((column) => t(`published.csv-columns.${column}`))
    return c.body(csvText(statisticsTable(await statisticsOf(c, tallies, month), head)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="reports-${month}.csv"`,
      'cache-control': 'no-store',
    })
  })
}
