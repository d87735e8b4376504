import { factNode, lookingAt, peopleOf } from './context.ts'
import type { People, Rule, Scalar, Verdict } from './rule.ts'
import {
  ALL,
  ANY,
  BELOW,
  CALL,
  CASES,
  FIXED,
  INCLUDES,
  IS,
  NOT,
  TERM,
  truth,
  truthOf,
  type Truth,
} from './truth.ts'
import { NO, not, triOf, UNKNOWN, YES, type Tri } from './tri.ts'
import type { Compiler, RuleNode } from './compiler.ts'
import {
  factsTowardsProgramme,
  openFacts,
  reachOfProgramme,
  verdictFor,
  type CompiledProgramme,
} from './programme.ts'
import { CAN_NO, CAN_YES, NEVER, reachedBy, type Reach } from './reach.ts'

const NONE_OPEN = (): void => undefined

const nodeOf = (made: Truth, open: RuleNode['open']): RuleNode => {
  made.open = open
  return { truth: made, test: (context) => truthOf(made, context), open }
}

const fixed = (value: Tri): RuleNode => nodeOf(truth(FIXED, { otherwise: value }), NONE_OPEN)
const fixedAs = ({ truth: made }: RuleNode): Tri | undefined =>
  made.op === FIXED ? made.otherwise : undefined

/** A condition that is worked out by a function of its own. */
const called = (test: RuleNode['test'], open: RuleNode['open']): RuleNode =>
  nodeOf(truth(CALL, { call: test }), open)

/** All or any of them. Parts that hang on no fact settle the whole or say nothing. */
const together = (op: typeof ALL | typeof ANY, all: RuleNode[]): RuleNode => {
  const [settles, neutral]: [Tri, Tri] = op === ALL ? [NO, YES] : [YES, NO]
  if (all.some((part) => fixedAs(part) === settles)) return fixed(settles)
  const parts = all.filter((part) => fixedAs(part) !== neutral)
  const [first] = parts
  if (first === undefined) return fixed(neutral)
  if (parts.length === 1) return first
  return nodeOf(truth(op, { parts: parts.map((part) => part.truth) }), (context, out) => {
    // Only parts that are open themselves can still move the whole.
    for (const part of parts) if (part.test(context) === UNKNOWN) part.open(context, out)
  })
}

const inverse = (part: RuleNode): RuleNode => {
  const known = fixedAs(part)
  return known === undefined ? nodeOf(truth(NOT, { parts: [part.truth] }), part.open) : fixed(not(known))
}

const listOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

const isNode = (rule: { fact: string; is: Scalar | Scalar[]; unstated?: 'no' | 'yes' }): RuleNode => {
  const { slot, written, name } = factNode(rule.fact)
  const wanted = listOf(rule.is)
  const otherwise = whenUnstated(rule.unstated)
  const open: RuleNode['open'] = (context, out) => void out.add(name(context))
  if (slot !== undefined) return nodeOf(truth(IS, { slot, only: wanted[0], wanted, otherwise }), open)
  return called((context) => {
    const value = written(context)
    return value === undefined || value === 'unknown' ? otherwise : triOf(wanted.includes(value as Scalar))
  }, open)
}

const includesNode = (rule: { fact: string; includes: string | string[] }): RuleNode => {
  const { slot, written, name } = factNode(rule.fact)
  const wanted = listOf(rule.includes)
  const open: RuleNode['open'] = (context, out) => void out.add(name(context))
  if (slot !== undefined) return nodeOf(truth(INCLUDES, { slot, wanted }), open)
  return called((context) => {
    const value = written(context)
    return Array.isArray(value) ? triOf(wanted.some((entry) => value.includes(entry))) : UNKNOWN
  }, open)
}

const compare = (compiler: Compiler, rule: Extract<Rule, { compare: unknown }>): RuleNode => {
  const left = compiler.quantity(rule.compare)
  const right = compiler.quantity('below' in rule ? rule.below : rule.atLeast)
  const isBelow = nodeOf(truth(BELOW, { left: left.bounds, right: right.bounds }), (context, out) => {
    left.open(context, out)
    right.open(context, out)
  })
  return 'below' in rule ? isBelow : inverse(isBelow)
}

const whenUnstated = (unstated: 'no' | 'yes' | undefined): Tri =>
  unstated === undefined ? UNKNOWN : triOf(unstated === 'yes')

const dayBefore = (compiler: Compiler, rule: Extract<Rule, { before: unknown }>): RuleNode => {
  const [left, right] = [compiler.day(rule.day), compiler.day(rule.before)]
  return called(
    (context) => {
      const [day, limit] = [left.day(context), right.day(context)]
      return day === undefined || limit === undefined ? whenUnstated(rule.unstated) : triOf(day < limit)
    },
    (context, out) => {
      left.open(context, out)
      right.open(context, out)
    },
  )
}

const onRestDay = (compiler: Compiler, rule: Extract<Rule, { restDay: unknown }>): RuleNode => {
  const part = compiler.day(rule.restDay)
  return called((context) => {
    const day = part.day(context)
    return day === undefined ? whenUnstated(rule.unstated) : triOf(compiler.restDays.isRestDay(day))
  }, part.open)
}

const ofPeople = (compiler: Compiler, people: People, rule: Rule, every: boolean): RuleNode => {
  const holds = compiler.rule(rule)
  const [settles, neutral]: [Tri, Tri] = every ? [NO, YES] : [YES, NO]
  return called(
    (context) => {
      const list = peopleOf(context, people)
      if (list === undefined) return UNKNOWN
      let result: Tri = neutral
      for (const person of list) {
        const value = lookingAt(context, person, people, holds.test)
        if (value === settles) return settles
        if (value === UNKNOWN) result = UNKNOWN
      }
      return result
    },
    (context, out) => {
      const list = peopleOf(context, people)
      if (list === undefined) out.add(people)
      for (const person of list ?? [])
        lookingAt(context, person, people, () => {
          if (holds.test(context) === UNKNOWN) holds.open(context, out)
        })
    },
  )
}

/** Cases that can still apply on the day, up to the first that surely does. */
export const liveCases = <T extends { if: RuleNode }>(cases: T[], last: T): T[] => {
  const live = [...cases, last].filter((one) => fixedAs(one.if) !== NO)
  return live.slice(0, live.findIndex((one) => fixedAs(one.if) === YES) + 1)
}

const ofCases = (compiler: Compiler, rule: Extract<Rule, { cases: unknown }>): RuleNode => {
  const cases = liveCases(
    rule.cases.map((one) => ({ if: compiler.rule(one.if), then: compiler.rule(one.then) })),
    { if: fixed(YES), then: compiler.rule(rule.otherwise) },
  )
  const [first] = cases
  if (first !== undefined && cases.length === 1) return first.then
  const parts = cases.flatMap((one) => [one.if.truth, one.then.truth])
  return nodeOf(truth(CASES, { parts }), (context, out) => {
    for (const one of cases) {
      const applies = one.if.test(context)
      if (applies === NO) continue
      if (applies === UNKNOWN) one.if.open(context, out)
      if (one.then.test(context) === UNKNOWN) one.then.open(context, out)
      if (applies === YES) return
    }
  })
}

/** A term answers once in an evaluation. */
export const remembered = (node: RuleNode): RuleNode =>
  fixedAs(node) === undefined ? nodeOf(truth(TERM, { parts: [node.truth] }), node.open) : node

/** Another programme that is still open leaves this rule open, unless being open is itself what is asked. */
const ofProgramme = (compiler: Compiler, id: string, wanted: Verdict[]): RuleNode => {
  let made: CompiledProgramme | undefined
  const other = (): CompiledProgramme => {
    made ??= compiler.programme(id)
    if (made === undefined) throw new Error(`no rule on ${compiler.on}: ${id}`)
    return made
  }
  const cameAs = (verdict: Verdict): Tri =>
    wanted.includes(verdict) ? YES : verdict === 'ask' ? UNKNOWN : NO
  /** What this rule comes to where the other programme's conditions fail, and where they hold. */
  const ways = (): [Reach, Reach] => [
    reachedBy(cameAs('not_met')),
    reachedBy(cameAs(other().version.best ?? 'likely')),
  ]
  const call: RuleNode['test'] = (context) => cameAs(verdictFor(other(), context))
  const reach: Truth['reach'] = (search) => {
    const [failing, holding] = ways()
    const can = reachOfProgramme(other(), search)
    return (can & CAN_NO ? failing : NEVER) | (can & CAN_YES ? holding : NEVER)
  }
  const towards: Truth['towards'] = (aim, search, out) => {
    const [failing, holding] = ways()
    factsTowardsProgramme(
      other(),
      (failing & aim ? CAN_NO : NEVER) | (holding & aim ? CAN_YES : NEVER),
      search,
      out,
    )
  }
  return nodeOf(truth(CALL, { call, reach, towards }), (context, out) => openFacts(other(), context, out))
}

export const compileRule = (compiler: Compiler, rule: Rule): RuleNode => {
  if (rule === 'yes') return fixed(YES)
  if (rule === 'no') return fixed(NO)
  if (rule === 'ask') return fixed(UNKNOWN)
  const all = (rules: Rule[]): RuleNode[] => rules.map((part) => compiler.rule(part))
  if ('all' in rule) return together(ALL, all(rule.all))
  if ('any' in rule) return together(ANY, all(rule.any))
  if ('none' in rule) return inverse(together(ANY, all(rule.none)))
  if ('is' in rule) return isNode(rule)
  if ('includes' in rule) return includesNode(rule)
  if ('compare' in rule) return compare(compiler, rule)
  if ('term' in rule) return compiler.ruleTerm(rule.term)
  if ('cases' in rule) return ofCases(compiler, rule)
  if ('some' in rule) return ofPeople(compiler, rule.some, rule.holds, false)
  if ('every' in rule) return ofPeople(compiler, rule.every, rule.holds, true)
  if ('before' in rule) return dayBefore(compiler, rule)
  if ('restDay' in rule) return onRestDay(compiler, rule)
  if ('since' in rule) return fixed(triOf(compiler.on >= rule.since))
  return ofProgramme(compiler, rule.programme, listOf(rule.verdict))
}
