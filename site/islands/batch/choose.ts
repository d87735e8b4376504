import type { Verdict } from '../../../schema/eligibility/rule.ts'
import type { Screened, Wanted } from './protocol.ts'
import { isWanted, mayGet, verdictOrder } from './verdicts.ts'

export const orders = ['roster', 'count', 'amount'] as const
export type Order = (typeof orders)[number]

/** What the table shows, as somebody chose it. */
export type Choice = { programme: string; verdict: string; text: string; order: Order }

export const everything: Choice = { programme: '', verdict: '', text: '', order: 'roster' }

const verdictNamed = (name: string): Verdict | undefined => verdictOrder.find((verdict) => verdict === name)

export const wantedBy = ({ programme, verdict }: Choice): Wanted => {
  const named = verdictNamed(verdict)
  return { ...(programme === '' ? {} : { programme }), ...(named === undefined ? {} : { verdict: named }) }
}

/** How many programmes a household may get. */
export const gettable = ({ findings }: Screened): number =>
  findings.filter(({ verdict }) => mayGet(verdict)).length

/** What it may get a month, in fen: what has to be chosen between counts once, at its highest. */
const monthlyFen = ({ findings }: Screened): number => {
  const fenOf = (wanted: readonly Verdict[]): number[] =>
    findings.flatMap(({ verdict, amount }) =>
      wanted.includes(verdict) && amount?.per === 'month' ? [amount.fen] : [],
    )
  return fenOf(['likely', 'auto']).reduce((sum, fen) => sum + fen, 0) + Math.max(0, ...fenOf(['choose']))
}

/** The households that fit a choice. Equal ones keep the order of the roster. */
export const chosenFrom = (screened: readonly Screened[], choice: Choice): Screened[] => {
  const wanted = wantedBy(choice)
  const text = choice.text.trim().toLowerCase()
  const fits = ({ findings, household, name, note }: Screened): boolean =>
    (findings.length === 0
      ? Object.keys(wanted).length === 0
      : findings.some((one) => isWanted(one, wanted))) &&
    (text === '' || [household, name, note].some((part) => part.toLowerCase().includes(text)))
  const found = screened.filter(fits)
  if (choice.order === 'roster') return found
  const weigh = choice.order === 'count' ? gettable : monthlyFen
  const weights = new Map(found.map((one) => [one, weigh(one)]))
  return found.sort((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))
}
