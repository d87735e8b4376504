import { dayOf, dayText } from '../../../schema/dates.ts'
import type { NumbersTable } from '../../../schema/desk/numbers-table.ts'
import { numbersTables } from '../../../schema/desk/numbers-table.ts'
import { chosenSpan, monthBefore, type DaySpan } from '../../../schema/desk/span.ts'
import { publishedPaths } from '../../../views/published/addresses.ts'
import { numbersPaths } from '../../../views/desk/numbers/addresses.ts'
import { NumbersPage } from '../../../views/desk/numbers/NumbersPage.tsx'
import { nowMs } from '../../clock.ts'
import { t } from '../../words.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { chartOf } from './charts.ts'
import { csvOf, xlsxOf } from './files.ts'
import { gather } from './gather.ts'
import { tablesOf } from './tables.ts'

const LONGEST = 10

const spanIn = (c: Visit): DaySpan => {
  const word = (name: string): string => (c.req.query(name) ?? '').slice(0, LONGEST)
  return chosenSpan({ from: word('since'), until: word('until') }, dayOf(nowMs(c)))
}

const address = (path: string, { from, until }: DaySpan, table?: string): string =>
  `${path}?${new URLSearchParams({ since: from, until, ...(table === undefined ? {} : { table }) })}`

const aboutSpan = ({ from, until }: DaySpan): string => `numbers:${from}..${until}`
const spanText = ({ from, until }: DaySpan): string =>
  `${dayText(from)}${t('desk-numbers.to')}${dayText(until)}`

const tablesFor = async (c: Visit, { person }: Signed, span: DaySpan): Promise<NumbersTable[]> =>
  tablesOf(span, await gather(c, person, span))

/** `GET /desk/numbers/` */
export const getNumbers = async (c: Visit, one: Signed): Promise<Response> => {
  const [span, month] = [spanIn(c), chosenSpan({}, dayOf(nowMs(c)))]
  const tables = await tablesFor(c, one, span)
  await trace(c, one, 'numbers-read', aboutSpan(span))
  const model = {
    span,
    days: [dayText(span.from), dayText(span.until)] as const,
    quick: [
      { href: address(numbersPaths.page, month), text: t('desk-numbers.this-month') },
      { href: address(numbersPaths.page, monthBefore(month)), text: t('desk-numbers.last-month') },
      {
        href: address(numbersPaths.page, { from: `${month.until.slice(0, 4)}-01-01`, until: month.until }),
        text: t('desk-numbers.this-year'),
      },
    ],
    parts: tables.map((table) => ({
      table,
      chart: chartOf(table),
      csv: address(numbersPaths.csv, span, table.id),
    })),
    xlsx: address(numbersPaths.xlsx, span),
    open: c.req.query('open') === 'all',
    unfold: `${address(numbersPaths.page, span)}&open=all`,
    published: publishedPaths('/').reports,
  }
  return show(c, t('desk-numbers.title'), <NumbersPage {...given(one)} {...model} />)
}

const file = (c: Visit, body: string | Uint8Array, type: string, name: string): Response =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })

/** `GET /desk/numbers/csv/?table=`: one table; of one that is not theirs or not there, the first that is. */
export const getCsv = async (c: Visit, one: Signed): Promise<Response> => {
  const [span, asked] = [spanIn(c), numbersTables.find((id) => id === c.req.query('table'))]
  const tables = await tablesFor(c, one, span)
  const table = tables.find(({ id }) => id === asked) ?? tables[0]
  await trace(c, one, 'numbers-exported', `${aboutSpan(span)} ${table?.id ?? ''} csv`)
  const name = `numbers-${table?.id ?? 'none'}-${span.from}-${span.until}.csv`
  return file(c, table === undefined ? '' : csvOf(table), 'text/csv; charset=utf-8', name)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `GET /desk/numbers/xlsx/`: all tables in one workbook. */
export const getXlsx = async (c: Visit, one: Signed): Promise<Response> => {
  const span = spanIn(c)
  const tables = await tablesFor(c, one, span)
  await trace(c, one, 'numbers-exported', `${aboutSpan(span)} xlsx`)
  const lines = [spanText(span), t('desk-numbers.made', { at: atText(nowMs(c)) }), t('desk-numbers.inside')]
  const book = await xlsxOf({ name: t('desk-numbers.about'), lines }, tables)
  return file(c, book, XLSX, `numbers-${span.from}-${span.until}.xlsx`)
}
