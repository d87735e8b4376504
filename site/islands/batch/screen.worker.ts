import { parse } from 'papaparse'
import { rules, told as words } from '../../../generated/check.ts'
import { exportWords, programmeNames, roster } from '../../../generated/roster.ts'
import type { Day } from '../../../schema/dates.ts'
import type { Household } from '../../../schema/roster/household.ts'
import { readRoster } from '../../../schema/roster/read.ts'
import { screenerFor, type Screener } from '../../../schema/roster/screen.ts'
import { wordsOf } from '../../../views/words.ts'
import { headingLine, linesOf, toldOf } from './lines.ts'
import type { FromScreener, Refusal, Screened, Source, Told, ToScreener } from './protocol.ts'
import { textOf } from '../../../schema/roster/text.ts'

/**
 * Reads and screens a roster off the page's thread. It talks to the page and to nobody else. Households are done in
 * slices, and between two slices it hears whether it should stop.
 */
const MOST_HOUSEHOLDS_A_SLICE = 200
const MOST_MS_A_SLICE = 25

const t = wordsOf(exportWords)
const names = new Map(Object.entries(programmeNames))
const say = (message: FromScreener): void => postMessage(message)

/** The roster at hand: kept only here, only as long as the page, so that a row can be explained and exported. */
type Work = { job: number; on: Day; households: Household[]; screener: Screener; stopped: boolean }
let work: Work | undefined

const tableOf = (source: Source): string[][] | undefined => {
  if (source.kind === 'table') return source.table
  const text = source.kind === 'text' ? source.text : textOf(new Uint8Array(source.bytes))
  // Pasted cells are set apart by tabs, saved ones by commas or semicolons: the parser finds out.
  return text === undefined
    ? undefined
    : parse<string[]>(text.replace(/^\ufeff/, ''), { delimitersToGuess: [',', '\t', ';', '|'] }).data
}

const breath = (): Promise<void> => new Promise((done) => setTimeout(done))

const screened = (
  { screener }: Work,
  { rows, household, name, note, facts }: Household,
  at: number,
): Screened => ({
  at,
  row: rows[0] ?? 0,
  household,
  name,
  note,
  findings: screener.screen(facts),
})

const screenAll = async (mine: Work): Promise<void> => {
  const { job, households } = mine
  let slice: Screened[] = []
  let sliceStartedAtMs = performance.now()
  for (const [at, household] of households.entries()) {
    slice.push(screened(mine, household, at))
    if (slice.length < MOST_HOUSEHOLDS_A_SLICE && performance.now() - sliceStartedAtMs < MOST_MS_A_SLICE)
      continue
    say({ is: 'screened', job, screened: slice })
    await breath()
    if (mine.stopped) return say({ is: 'finished', job, stopped: at + 1 < households.length })
    slice = []
    sliceStartedAtMs = performance.now()
  }
  say({ is: 'screened', job, screened: slice })
  say({ is: 'finished', job, stopped: false })
}

const screen = async (job: number, source: Source, on: Day): Promise<void> => {
  const refuse = (refusal: Refusal): void => say({ is: 'refused', job, refusal })
  work = undefined
  const table = tableOf(source)
  if (table === undefined) return refuse({ code: 'not_text', params: {} })
  const read = readRoster(roster, table, on)
  if (!read.ok) return refuse(read.problem)
  const screener = screenerFor({ rules, told: words }, roster.leaveOut, on)
  if (!screener.ok) return refuse({ code: 'no_rule_for_date', params: {} })
  const { households, rows, faults, unused } = read.value
  const programmes = screener.value.programmes.map((id): [string, string] => [id, names.get(id) ?? id])
  work = { job, on, households, screener: screener.value, stopped: false }
  say({ is: 'read', job, households: households.length, rows, faults, unused, programmes })
  await breath()
  await screenAll(work)
}

const told = ({ screener }: Work, household: Household): Told[] =>
  screener.explain(household.facts).map((one) => toldOf(one, names, t))

const exported = (
  mine: Work,
  { job, as, households, wanted }: Extract<ToScreener, { do: 'export' }>,
): void => {
  const lines = households.flatMap((at) => {
    const household = mine.households[at]
    return household === undefined ? [] : linesOf(household, told(mine, household), wanted, mine.on, t)
  })
  say({ is: 'exported', job, as, lines: [headingLine(t), ...lines] })
}

addEventListener('message', ({ data }: MessageEvent<ToScreener>) => {
  if (data.do === 'screen') {
    // A bug must not pass for a roster without results: it is thrown where the page hears of it.
    void screen(data.job, data.source, data.on).catch((bug: unknown) => reportError(bug))
    return
  }
  if (work === undefined || work.job !== data.job) return
  if (data.do === 'stop') work.stopped = true
  else if (data.do === 'forget') work = undefined
  else if (data.do === 'export') exported(work, data)
  else {
    const household = work.households[data.at]
    if (household !== undefined)
      say({ is: 'explained', job: data.job, at: data.at, told: told(work, household) })
  }
})
