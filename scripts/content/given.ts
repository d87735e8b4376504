import type { Answer } from '../../schema/content/service.ts'
import { yuanText } from '../../schema/money.ts'

/**
 * `{{given.…}}` in an answer names what its worked example assumes, so that the sentence and the reckoning cannot differ:
 * `{{given.householdMonthlyIncomeFen}}` gives "1500 元", `{{given.householdSize}}` "3", `{{given.perHead}}` the monthly
 * income a head.
 */
export const givenPrefix = 'given.'
const PER_HEAD = 'perHead'
const GIVEN = /\{\{given\.([^{}]*)\}\}/g

type Facts = { readonly [name: string]: unknown }

export const givenIn = (answer: Answer): Facts | undefined =>
  answer.blocks.flatMap((block) =>
    typeof block === 'object' && 'example' in block ? [block.example.facts] : [],
  )[0]

const amountText = (fen: number): string => `${yuanText(Math.round(fen))} 元`

const perHeadFen = ({ householdMonthlyIncomeFen: income, householdSize: size }: Facts): number | undefined =>
  typeof income === 'number' && typeof size === 'number' && size > 0 ? income / size : undefined

const valueOf = (facts: Facts, name: string): string | undefined => {
  const value = name === PER_HEAD ? perHeadFen(facts) : facts[name]
  if (typeof value !== 'number') return undefined
  return name === PER_HEAD || name.endsWith('Fen') ? amountText(value) : String(value)
}

/** The names that an answer's sentences may use. */
export const knownGiven = (facts: Facts | undefined): ReadonlySet<string> =>
  new Set(
    facts === undefined
      ? []
      : [PER_HEAD, ...Object.keys(facts)].filter((name) => valueOf(facts, name) !== undefined),
  )

/** Fills `{{given.…}}`. Throws on a name the example does not have: content is checked before it gets here. */
export const fillGiven = (text: string, facts: Facts | undefined): string =>
  text.replace(GIVEN, (_, name: string) => {
    const value = facts && valueOf(facts, name)
    if (value === undefined) throw new Error(`the example has no ${name}`)
    return value
  })
