import { published } from '../../generated/published.ts'
import { t } from '../copy.ts'
import type { Table } from '../csv.ts'
import { disclosureTable } from '../disclosure-view.ts'
import { sampleTag, unitName } from '../published-view.ts'
import { sourcesText } from '../sources-text.ts'

const { funds, 'lottery-fund': lotteryFund, inspections } = published.disclosures

/** Everything that is published about money and inspections, whatever its topic. */
export const disclosureRecords = [...funds, ...lotteryFund, ...inspections]

export const fundsTable = (): Table => disclosureTable(disclosureRecords)

/** One line a notice; its words are on its page. */
export const noticesTable = (): Table => [
  ['id', 'day', 'title', 'summary', 'responsible', 'services', 'cite', 'provenance'].map((column) =>
    t(`data.columns.${column}`),
  ),
  ...published.notices.map(({ id, day, title, summary, unit, services, cite, provenance }) => [
    id,
    day,
    title,
    summary,
    unitName(unit),
    services.join(' '),
    sourcesText(cite),
    sampleTag(provenance).tag ?? '',
  ]),
]
