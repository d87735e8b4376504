import { readInstant } from '../../../schema/booking/instant.ts'
import type { BookableTime } from '../../../schema/booking/plan.ts'
import { ANY, WISHES, wishPath, type Wishes } from '../../../views/booking/draws/wishes.ts'

const MOST_TYPED = 40

/** The wishes of a form, the dearest first; what was left open or said twice is left out. */
export const wishesFrom = (form: URLSearchParams): Wishes => {
  const said = Array.from({ length: WISHES }, (_, at) => (form.get(wishPath(at)) ?? '').slice(0, MOST_TYPED))
  return { starts: [...new Set(said.filter((start) => start !== ''))], any: form.get(ANY) === '1' }
}

/** As the ledger is told them: after the wishes, where any other time would do, the others from early to late. */
export const preferencesOf = ({ starts, any }: Wishes, times: readonly BookableTime[]): number[] => {
  const wished = starts.map((start) => readInstant(start) ?? 0)
  const others = times.map(({ startMs }) => startMs).filter((startMs) => !wished.includes(startMs))
  return any ? [...wished, ...others] : wished
}
