import type { ProgrammeVersion, RuleBook } from './rule.ts'
import { toExprWith, type ToExpr } from './to-expr.ts'
import { conditionsOf } from './to-rules.ts'
import type { Told, ToldVersion } from './told.ts'

const versionOf = (to: ToExpr, version: ProgrammeVersion): ToldVersion => ({
  from: version.from,
  conditions: conditionsOf(version).map(({ id, text, said, cite }) => ({
    id,
    text,
    ...(said === undefined ? {} : { said }),
    cite,
  })),
  ...(version.choose === undefined
    ? {}
    : { choices: version.choose.map(({ text, cite }) => ({ text, cite })) }),
  ...(version.remarks === undefined
    ? {}
    : {
        remarks: version.remarks.map(({ text, when, cite }) => ({
          text,
          ...(when === undefined ? {} : { when: to.rule(when) }),
          cite,
        })),
      }),
})

const made = new WeakMap<RuleBook, Told>()

/** The words and citations of a book; made once for each book. */
export const toldOf = (book: RuleBook): Told => {
  const known = made.get(book)
  if (known !== undefined) return known
  const to = toExprWith(book.standards)
  const programmes = book.programmes.map(({ id, versions }) => [
    id,
    versions.map((version) => versionOf(to, version)),
  ])
  const told: Told = { programmes: Object.fromEntries(programmes) as Told['programmes'], laws: book.laws }
  made.set(book, told)
  return told
}
