import type { Day } from '../dates.ts'
import { yuanText } from '../money.ts'
import { inForce } from './book.ts'
import type { Context } from './context.ts'
import type { Decided, Evaluation, Prepared } from './evaluate.ts'
import { choicesOf } from './programme.ts'
import type { Cite, LawPeriod } from './rule.ts'
import type { Told, ToldVersion } from './told.ts'
import { YES } from './tri.ts'
import { bounds, dayIn, truthOf } from './value.ts'

const PLACE = /\{\{([a-z0-9-]+)\}\}|\{=([a-z0-9-]+)(\|yuan)?\}/g

/**
 * Fills `{{standard}}` (an amount in yuan) and `{=term}` / `{=term|yuan}` (a number of the household). Undefined where a
 * number is not known exactly: then the plain words must do.
 */
export const fill = (prepared: Prepared, context: Context, template: string): string | undefined => {
  let exact = true
  const text = template.replace(PLACE, (_, standard?: string, term?: string, yuan?: string) => {
    if (standard !== undefined) {
      const value = prepared.standard(standard)
      if (value === undefined) throw new Error(`no standard: ${standard}`)
      return `${yuanText(value.fen)} 元`
    }
    const { lo, hi } = bounds(prepared.term(term ?? ''), context)
    if (lo !== hi) exact = false
    return yuan === undefined ? String(lo) : yuanText(Math.round(lo))
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
const lawDayOf = (prepared: Prepared, context: Context, { programme }: Evaluation): Day => {
  const { lawDay } = prepared.programme(programme)
  return (lawDay && dayIn(lawDay, context)) ?? prepared.on
}

const toldFor = (told: Told, { on }: Prepared, { programme }: Evaluation): ToldVersion => {
  const version = inForce(told.programmes[programme] ?? [], on)
  if (version === undefined) throw new Error(`no words on ${on}: ${programme}`)
  return version
}

/**
 * What would have to be different for a `not_met` to turn: told only where one condition alone stands in the way and the
 * content has words for it.
 */
export const changeFor = (
  told: Told,
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): string | undefined => {
  const [only, ...others] = evaluation.because
  if (evaluation.verdict !== 'not_met' || only === undefined || others.length > 0) return undefined
  const change = toldFor(told, prepared, evaluation).conditions[only.at]?.said?.change
  return change && fill(prepared, context, change)
}

/** `said`: the content has words for how this condition came out, beyond naming it. */
export type Reason = { condition: string; came: Decided['came']; said: boolean; text: string; cite: Cite[] }

/** The reasons for one verdict, in the words of the content, each with the law in force on the day. */
export const reasonsFor = (
  told: Told,
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): Reason[] => {
  const { conditions } = toldFor(told, prepared, evaluation)
  const on = lawDayOf(prepared, context, evaluation)
  return evaluation.because.map(({ at, came }) => {
    const condition = conditions[at]
    if (condition === undefined) throw new Error(`no words for condition ${at} of ${evaluation.programme}`)
    const { id, text, cite } = condition
    const said = condition.said?.[came]
    return {
      condition: id,
      came,
      said: said !== undefined,
      text: (said && fill(prepared, context, said)) ?? fill(prepared, context, text) ?? text,
      cite: citesOn(told.laws, cite, on),
    }
  })
}

/** What is worth knowing beside the verdict: remarks that apply, and what has to be chosen between. */
export const remarksFor = (
  told: Told,
  prepared: Prepared,
  context: Context,
  evaluation: Evaluation,
): { text: string; cite: Cite[] }[] => {
  if (evaluation.verdict === 'not_met') return []
  const { choices = [], remarks = [] } = toldFor(told, prepared, evaluation)
  const chosen =
    evaluation.verdict === 'choose'
      ? choicesOf(prepared.programme(evaluation.programme), context).flatMap((at) => choices[at] ?? [])
      : []
  const apply = remarks.filter(({ when = 1 }) => truthOf(prepared.read(when), context) === YES)
  return [...chosen, ...apply].map(({ text, cite }) => ({
    text: fill(prepared, context, text) ?? text,
    cite: citesOn(told.laws, cite, prepared.on),
  }))
}
