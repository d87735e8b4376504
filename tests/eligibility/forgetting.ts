import type { Facts } from '../../schema/eligibility/facts.ts'
import type { RuleBook } from '../../schema/eligibility/rule.ts'

type Loose = Record<string, unknown>
const isHolder = (value: unknown): value is Loose => typeof value === 'object' && value !== null

/** The names of the facts that a part of the rules speaks of, its terms included. */
const factsIn = (book: RuleBook, part: unknown): string[] => {
  const text = JSON.stringify(part)
  const named = [...text.matchAll(/"fact":"(?:[a-zA-Z]+\.)*([a-zA-Z]+)"/g)].map(([, name = '']) => name)
  const terms = [...text.matchAll(/"term":"([a-z-]+)"/g)].flatMap(([, id]) =>
    book.terms.filter((term) => term.id === id).flatMap((term) => factsIn(book, { ...term, id: '' })),
  )
  return [...named, ...terms]
}

const unstatedIn = (book: RuleBook, value: unknown, found: Set<string>): Set<string> => {
  if (!isHolder(value)) return found
  if (value.unstated !== undefined) for (const name of factsIn(book, value)) found.add(name)
  for (const entry of Object.values(value)) unstatedIn(book, entry, found)
  return found
}

/**
 * Facts whose being unsaid has a meaning of its own, so that forgetting them is not mere ignorance: those for which a rule
 * writes `unstated`; who a person is; one's own income, for which that of the household stands where one lives alone; and the
 * day of a registration, for which the day of the check stands.
 */
export const meaningfulWhenUnsaid = (book: RuleBook): Set<string> =>
  unstatedIn(book, [book.programmes, book.terms], new Set(['relation', 'monthlyIncomeFen', 'bookedDate']))

/** The paths of all stated facts that can be forgotten; a list of words is one fact, people are each looked into. */
export const forgettable = (facts: Facts, keep: ReadonlySet<string>): string[][] => {
  const paths: string[][] = []
  const visit = (holder: Loose, path: string[]): void => {
    for (const [name, value] of Object.entries(holder)) {
      const people = name === 'members' || name === 'obligors'
      if (isHolder(value) && (!Array.isArray(value) || people))
        for (const [inner, person] of Object.entries(value))
          if (people) visit(person as Loose, [...path, name, inner])
          else if (person !== 'unknown' && !keep.has(inner)) paths.push([...path, name, inner])
      if (
        value !== 'unknown' &&
        name !== 'members' &&
        !keep.has(name) &&
        (!isHolder(value) || Array.isArray(value))
      )
        paths.push([...path, name])
    }
  }
  visit(facts, [])
  return paths
}

/** The same facts with one of them unknown; the same where what held it is forgotten already. */
export const without = <T>(holder: T, [name = '', ...rest]: string[]): T => {
  if (!isHolder(holder)) return holder
  const copy = (Array.isArray(holder) ? [...(holder as unknown[])] : { ...holder }) as Loose
  copy[name] = rest.length === 0 ? 'unknown' : without(copy[name], rest)
  return copy as T
}
