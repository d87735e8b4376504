import { policy } from '../generated/policy.ts'
import { fillAmounts } from '../schema/content/amounts.ts'
import type { StandardRecord } from '../schema/content/standard.ts'
import { dayOf, type Day } from '../schema/dates.ts'
import { yuanText } from '../schema/money.ts'
import type { WorkedExample } from '../schema/policy.ts'
import { t } from './copy.ts'

/** The day of the build: pages show the standards that hold on it. */
export const today: Day = dayOf(Date.now())

/** A line of content with its amounts in place. */
export const fill = (text: string): string => fillAmounts(text, policy.standards, today)

/** The year whose standards these are. */
export const basis = fill('{{basis}}')

type Value = StandardRecord['values'][number]

/** What held before and what holds now. There is no before where the plan names none. */
export const beforeAndNow = (standard: StandardRecord): { before: Value | undefined; now: Value } => {
  const at = standard.values.findLastIndex(({ from }) => from <= today)
  const now = standard.values[at]
  if (now === undefined) throw new Error(`no value today for standard "${standard.id}"`)
  return { before: standard.values[at - 1], now }
}

/** 70000, month -> **700** 元/月 */
export const amountPer = (fen: number, per: 'month' | 'year' | 'once'): string =>
  t(`site.unit.${per}`, { amount: `**${yuanText(fen)}**` })

/** A yearly amount as what it comes to in a month, in whole yuan, so that amounts can stand side by side. */
export const monthlyYuan = (fen: number, per: 'month' | 'year'): number =>
  Math.round(fen / 100 / (per === 'year' ? 12 : 1))

/** An example's amount as the engine worked it out, with the year it is estimated by. */
export const exampleAmount = ({
  example: { amount },
}: WorkedExample): { figure: string; unit: string; estimate: string } => ({
  figure: yuanText(amount.fen),
  unit: t(`site.unit.per-${amount.per}`),
  estimate: t('services.page.estimate', { basis: amount.basis }),
})
