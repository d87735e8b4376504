import type { FullCheckData, OfferedProgramme, Offer, Question, WrittenQuestion } from './check-data.ts'
import { kindOf } from './facts.ts'
import type { Calendar, LawPeriod, Programme, RuleBook, Standard, Term } from './rule.ts'
import { toExprWith } from './to-expr.ts'
import { rulesOf } from './to-rules.ts'
import { toldOf } from './to-told.ts'

/** The parts of the compiled content from which the self-check's data is made. */
export type CheckSources = {
  programmes: readonly (Programme & {
    offered: boolean
    bring?: string | undefined
    where?: string | undefined
    next?: 'booking' | 'report' | undefined
    request?: string | undefined
    details?: string[] | undefined
  })[]
  terms: readonly Term[]
  standards: readonly Standard[]
  laws: readonly LawPeriod[]
  calendar: Calendar
  questions: readonly WrittenQuestion[]
  offers: readonly Offer[]
  services: readonly { slug: string; bring: string; where: string }[]
  /** What can be booked, and the programme whose verdict leads there. */
  appointments?: readonly { id: string; programme: string | null; follows: unknown }[]
  words: Readonly<Record<string, string>>
}

/** Rules without their examples and remarks for authors: what travels to the browser. */
export const ruleBookOf = (
  sources: Pick<CheckSources, 'programmes' | 'terms' | 'standards' | 'laws' | 'calendar'>,
): RuleBook => ({
  programmes: sources.programmes.map(({ id, name, formalName, service, versions }) => ({
    id,
    name,
    formalName,
    service,
    versions,
  })),
  terms: sources.terms.map((term) => ({ ...term, text: '', cite: [] })),
  standards: sources.standards.map(({ id, per, values }) => ({
    id,
    per,
    values: values.map(({ from, until, basis, fen }) => ({
      from,
      ...(until === undefined ? {} : { until }),
      basis,
      fen,
    })),
  })),
  laws: sources.laws.map(({ id, from, until }) => ({ id, from, ...(until === undefined ? {} : { until }) })),
  calendar: { off: sources.calendar.off, work: sources.calendar.work },
})

const citedLaws = (value: unknown, found: Set<string>): Set<string> => {
  if (Array.isArray(value)) value.forEach((entry) => citedLaws(entry, found))
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'law' && typeof inner === 'string') found.add(inner)
      else citedLaws(inner, found)
    }
  return found
}

/** Questions with their conditions as the engine reads them, and with the bounds of what is asked for. */
export const questionsOf = (sources: Pick<CheckSources, 'questions' | 'standards'>): Question[] => {
  const to = toExprWith(sources.standards)
  return sources.questions.map(({ onlyWhen, insteadOf, ...question }) => {
    const kind = kindOf(question.fact)
    return {
      ...question,
      ...(kind?.kind === 'int' ? { least: kind.min, most: kind.max } : {}),
      ...(onlyWhen === undefined ? {} : { onlyWhen: to.rule(onlyWhen) }),
      ...(insteadOf === undefined
        ? {}
        : { insteadOf: { fact: insteadOf.fact, when: to.rule(insteadOf.when) } }),
    }
  })
}

/** Makes the data of the self-check; laws that no rule cites and standards that no rule uses stay at home. */
export const checkDataOf = (sources: CheckSources): FullCheckData => {
  const offered = sources.programmes.filter((programme) => programme.offered)
  const cited = citedLaws([sources.programmes, sources.questions], new Set())
  const used = JSON.stringify([sources.programmes, sources.terms])
  const book = ruleBookOf({
    ...sources,
    laws: sources.laws.filter(({ id }) => cited.has(id)),
    standards: sources.standards.filter(({ id }) => used.includes(`"${id}"`)),
  })
  return {
    rules: rulesOf(book),
    told: toldOf(book),
    questions: questionsOf(sources),
    offers: [...sources.offers],
    programmes: offered.map(
      ({ id, name, service, bring, where, next, request, details }): OfferedProgramme => {
        const page = sources.services.find(({ slug }) => slug === service)
        // Of two visits the first one is what somebody needs who has just checked.
        const appointment = sources.appointments?.find(
          (one) => one.programme === id && one.follows === null,
        )?.id
        return {
          id,
          name,
          service: page?.slug ?? null,
          bring: page?.bring ?? bring ?? '',
          where: page?.where ?? where ?? '',
          ...(next === undefined ? {} : { next }),
          ...(appointment === undefined ? {} : { appointment }),
          ...(request === undefined ? {} : { request }),
          details: details ?? [],
        }
      },
    ),
    words: Object.fromEntries(Object.entries(sources.words).filter(([key]) => key.startsWith('check.'))),
  }
}
