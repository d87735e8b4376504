import { dayNumber, type Day } from '../dates.ts'
import type { Condition, Programme, ProgrammeVersion, RuleBook, Term } from './rule.ts'
import type { Expr, Rules, RulesVersion } from './rules.ts'
import { toExprWith, type ToExpr } from './to-expr.ts'

/** What has nothing in it does not travel. */
const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list

const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T

/** The conditions of a version in the order by which their places count. */
export const conditionsOf = ({
  sufficient = [],
  conditions,
}: Pick<ProgrammeVersion, 'sufficient' | 'conditions'>): Condition[] => [...sufficient, ...conditions]

const versionOf = (to: ToExpr, version: ProgrammeVersion): RulesVersion => {
  const all = conditionsOf(version)
  const places = (fits: (condition: Condition) => boolean): number[] =>
    all.flatMap((condition, at) => (fits(condition) ? [at] : []))
  const { amount, grade } = version
  return compact({
    from: version.from,
    enough: some(version.sufficient?.map(({ rule }) => to.rule(rule))),
    needs: version.conditions.map(({ rule }) => to.rule(rule)),
    selects: some(places(({ selects }) => selects === true)),
    stops: some(places(({ stops }) => stops === true)),
    choices: some(
      version.choose?.map((choice) => compact({ when: to.rule(choice.when), with: choice.with })),
    ),
    best: version.best,
    amount: amount && {
      is: to.quantity(amount.quantity),
      per: amount.per,
      standard: amount.standard,
      open: amount.shownWhileOpen === 'all' ? 'all' : places(({ id }) => amount.shownWhileOpen.includes(id)),
    },
    dates: some(
      version.dates?.map(({ name, day, when }) =>
        compact({ name, day: to.day(day), when: when && to.rule(when) }),
      ),
    ),
    grade: grade && { by: to.quantity(grade.quantity), bands: grade.bands },
    lawDay: version.lawDay === undefined ? undefined : to.day(version.lawDay),
  })
}

const termExpr = (to: ToExpr, term: Term): Expr =>
  'rule' in term ? to.rule(term.rule) : 'quantity' in term ? to.quantity(term.quantity) : to.day(term.day)

const termsOf = (to: ToExpr, terms: readonly Term[]): Rules['terms'] =>
  Object.fromEntries(
    terms.map(({ id }) => [
      id,
      terms
        .filter((term) => term.id === id)
        .map((term) => compact({ from: term.from, is: termExpr(to, term) })),
    ]),
  )

const steps = (days: readonly Day[]): number[] =>
  days
    .map(dayNumber)
    .sort((a, b) => a - b)
    .map((day, at, all) => day - (all[at - 1] ?? 0))

const made = new WeakMap<RuleBook, Rules>()

/** The rules of a book as the engine reads them; made once for each book. */
export const rulesOf = (book: RuleBook): Rules => {
  const known = made.get(book)
  if (known !== undefined) return known
  const to = toExprWith(book.standards)
  const programmes = book.programmes.map(({ id, versions }: Programme) => [
    id,
    versions.map((version) => versionOf(to, version)),
  ])
  const rules: Rules = {
    programmes: Object.fromEntries(programmes) as Rules['programmes'],
    terms: termsOf(to, book.terms),
    standards: Object.fromEntries(
      book.standards.map(({ id, values }) => [
        id,
        values.map(({ from, basis, fen }) => ({ from, basis, fen })),
      ]),
    ),
    calendar: { off: steps(book.calendar.off), work: steps(book.calendar.work) },
  }
  made.set(book, rules)
  return rules
}
