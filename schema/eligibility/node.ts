import { dayNumber, type Day } from '../dates.ts'
import { pathOf, type Context, type Path } from './context.ts'
import type { Programme } from './programme.ts'
import type { People, Scalar } from './rule.ts'
import type { Expr, Rules } from './rules.ts'
import { works } from './value.ts'

/**
 * Expressions as records of one shape, made for one day and walked by few functions (value.ts, open.ts, reach.ts): quicker than
 * a function for each expression, and without writing code at run time, which the page's policy forbids.
 */
export type Node = {
  readonly op: string
  /** Leaves the bounds in the register. */
  readonly work: (node: Node, context: Context) => void
  readonly parts: readonly Node[]
  readonly path: Path
  /** Of `is`, the values; of `verdict`, the verdicts. */
  readonly wanted: readonly Scalar[]
  readonly people: People
  /** Of a number that hangs on no fact, what it is; of a stated one, its bounds. */
  readonly least: number
  readonly most: number
  readonly book: Book
  /** Whether it speaks of the person whom `some` or `count` looks at, and so comes out anew for each of them. */
  readonly perPerson: boolean
  /** Of `verdict`, the other programme. */
  readonly programme: string
  /** The last bounds, and the evaluation in which they were found. */
  seenIn: number
  lo: number
  hi: number
  /** What it can come to, by the search that asked last (reach.ts). */
  reachedIn: number
  reach: Spread | undefined
}

/** Between what least and what greatest values the two bounds of an expression can come to lie. */
export type Spread = readonly [loMin: number, loMax: number, hiMin: number, hiMax: number]

/** What expressions need of the rules of a day. */
export type Book = {
  readonly on: Day
  read: (expr: Expr) => Node
  term: (id: string) => Node
  programme: (id: string) => Programme
  standard: (id: string) => Rules['standards'][string][number] | undefined
  isRestDay: (day: number) => boolean
}

/** The evaluation in which a number was seen that hangs on no fact. */
export const ALWAYS = -1

export const fixed = (book: Book, least: number, most = least): Node =>
  node(book, 'fixed', { least, most, seenIn: ALWAYS, lo: least, hi: most })

const nowhere = pathOf('')

const workOf = (op: string): Node['work'] => {
  const work = works[op]
  if (work === undefined) throw new Error(`no such expression: ${op}`)
  return work
}

export const node = (book: Book, op: string, more: Partial<Node>): Node => ({
  op,
  work: workOf(op),
  parts: more.parts ?? [],
  path: more.path ?? nowhere,
  wanted: more.wanted ?? [],
  people: more.people ?? 'members',
  least: more.least ?? 0,
  most: more.most ?? 1,
  book,
  perPerson:
    more.people === undefined &&
    (more.path?.scope === 'each' || (more.parts ?? []).some(({ perPerson }) => perPerson)),
  programme: more.programme ?? '',
  seenIn: more.seenIn ?? 0,
  // Numbers with a fraction from the start: the machine then never changes how it stores them.
  lo: more.lo ?? 0.5,
  hi: more.hi ?? 0.5,
  reachedIn: 0,
  reach: undefined,
})

/** Makes an expression ready for the day of the book: terms, standards and `since` are settled by then. */
export const nodeOf = (book: Book, expr: Expr): Node => {
  if (typeof expr === 'number') return fixed(book, expr)
  const all = (parts: readonly Expr[]): Node[] => parts.map(book.read)
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others have nothing but parts
  switch (expr[0]) {
    case 'ask':
      return fixed(book, 0, 1)
    case 'on':
      return fixed(book, dayNumber(book.on))
    case 'day':
      return fixed(book, dayNumber(expr[1]))
    case 'since':
      return fixed(book, book.on >= expr[1] ? 1 : 0)
    case 'standard': {
      const value = book.standard(expr[1])
      if (value === undefined) throw new Error(`no standard on ${book.on}: ${expr[1]}`)
      return fixed(book, value.fen * expr[2])
    }
    case 'term':
      return book.term(expr[1])
    case 'is': {
      const [op, fact, unsaid, ...wanted] = expr
      return node(book, op, { path: pathOf(fact), parts: all([unsaid]), wanted })
    }
    case 'stated':
      return node(book, expr[0], { path: pathOf(expr[1]), least: expr[2], most: expr[3] })
    case 'date':
      return node(book, expr[0], { path: pathOf(expr[1]), least: -Infinity, most: Infinity })
    case 'birthday':
      return node(book, expr[0], { path: pathOf(expr[1]), least: expr[2] })
    case 'age': {
      const [op, born, at] = expr
      return node(book, op, { path: pathOf(born), parts: at === undefined ? [] : all([at]) })
    }
    case 'some':
    case 'count':
      return node(book, expr[0], { people: expr[1], parts: all([expr[2]]) })
    case 'verdict': {
      const [op, programme, ...wanted] = expr
      return node(book, op, { programme, wanted })
    }
    default: {
      const [op, ...parts] = expr
      return node(book, op, { parts: all(parts as readonly Expr[]) })
    }
  }
}
