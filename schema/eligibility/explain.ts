import type { Day } from '../dates.ts'
import { yuanText } from '../money.ts'
import type { Context } from './context.ts'
import type { Decided, Evaluation, Prepared } from './evaluate.ts'
import type { Cite, LawPeriod, RuleBook } from './rule.ts'
import { YES } from './tri.ts'

const PLACE = /\{\{([a-z0-9-]+)\}\}|\{=([a-z0-9-]+)(\|yuan)?\}/g

/**
 * Fills `{{standard}}` (an amount in yuan) and `{=term}` / `{=term|yuan}` (a number of the household). Undefined where a
 * number is not known exactly: then the plain words must do.
 */
export const fill = (prepared: Prepared, context: Context, template: string): string | undefined => {
  let exact = true
  const text = template.replace(PLACE, (_, standard?: string, term?: string, yuan?: string) => {
    if (standard !== undefined) {
      const value = prepared.compiler.standard(standard)
      if (value === undefined) throw new Error(`no standard: ${standard}`)
      return `${yuanText(value.fen)} 元`
    }
    prepared.compiler.quantityTerm(term ?? '').range(context)
    if (context.lo !== context.hi) exact = false
    return yuan === undefined ? String(context.lo) : yuanText(Math.round(context.lo))
  })
  return exact ? text : undefined
}

/** Laws are cited by the day: what was not yet, or no longer, the rule then is left out. */
export const citesOn = (laws: readonly LawPeriod[], cites: readonly Cite[], on: Day): Cite[] =>
  cites.filter((cite) => {
    const law = 'law' in cite ? laws.find(({ id }) => id === cite.law) : undefined
    return law === undefined || (law.from <= on && (law.until === undefined || on <= law.until))
  })

/** Marriage is judged by the law of the day of registration, divorce by that of the application. */
const lawDayOf = (prepared: Prepared, context: Context, evaluation: Evaluation): Day =>
  prepared.programmes.get(evaluation.programme)?.lawDay?.day(context) ?? prepared.on

/**
 * What would have to be different for a `not_met` to turn: told only where one condition alone stands in the way and the
 * content has words for it.
 */
export const changeFor = (
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): string | undefined => {
  const [only, ...others] = evaluation.because
  if (evaluation.verdict !== 'not_met' || only === undefined || others.length > 0) return undefined
  const change = only.condition.said?.change
  return change && fill(prepared, context, change)
}

/** Sister programmes (city, country) of which the facts chose the other one say nothing new. */
export const worthShowing = (all: readonly Evaluation[]): Evaluation[] => {
  const shown = all.filter(
    ({ because }) => !because.some(({ condition, came }) => condition.selects === true && came === 'no'),
  )
  return shown.length > 0 ? shown : [...all]
}

/** `said`: the content has words for how this condition came out, beyond naming it. */
export type Reason = { condition: string; came: Decided['came']; said: boolean; text: string; cite: Cite[] }

/** The reasons for one verdict, in the words of the content, each with the law in force on the day. */
export const reasonsFor = (
  book: RuleBook,
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): Reason[] =>
  evaluation.because.map(({ condition, came }) => {
    const said = condition.said?.[came]
    return {
      condition: condition.id,
      came,
      said: said !== undefined,
      text:
        (said && fill(prepared, context, said)) ?? fill(prepared, context, condition.text) ?? condition.text,
      cite: citesOn(book.laws, condition.cite, lawDayOf(prepared, context, evaluation)),
    }
  })

/** What is worth knowing beside the verdict: remarks that apply, and what has to be chosen between. */
export const remarksFor = (
  book: RuleBook,
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): { text: string; cite: Cite[] }[] => {
  const programme = prepared.programmes.get(evaluation.programme)
  if (programme === undefined || evaluation.verdict === 'not_met') return []
  const choices = programme.choices
    .filter(({ node }) => evaluation.verdict === 'choose' && node.test(context) === YES)
    .map(({ choice }) => choice)
  const remarks = (programme.version.remarks ?? []).filter(
    ({ when }) => when === undefined || prepared.compiler.rule(when).test(context) === YES,
  )
  return [...choices, ...remarks].map(({ text, cite }) => ({
    text: fill(prepared, context, text) ?? text,
    cite: citesOn(book.laws, cite, prepared.on),
  }))
}
