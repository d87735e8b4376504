import { factNode, lookingAt, peopleOf, type Context } from './context.ts'
import type { People, Rule, Scalar } from './rule.ts'
import { NO, not, triOf, UNKNOWN, YES, type Tri } from './tri.ts'
import type { Compiler, RuleNode } from './compiler.ts'

const NONE_OPEN = (): void => undefined

const fixed = (value: Tri): RuleNode => ({ test: () => value, open: NONE_OPEN })

const least = (parts: RuleNode[]): RuleNode => ({
  test: (context) => {
    let result: Tri = YES
    for (const part of parts) {
      const value = part.test(context)
      if (value === NO) return NO
      if (value < result) result = value
    }
    return result
  },
  open: (context, out) => openOf(parts, context, out),
})

const greatest = (parts: RuleNode[]): RuleNode => ({
  test: (context) => {
    let result: Tri = NO
    for (const part of parts) {
      const value = part.test(context)
      if (value === YES) return YES
      if (value > result) result = value
    }
    return result
  },
  open: (context, out) => openOf(parts, context, out),
})

/** Only parts that are open themselves can still move the whole. */
const openOf = (parts: RuleNode[], context: Context, out: Set<string>): void => {
  for (const part of parts) if (part.test(context) === UNKNOWN) part.open(context, out)
}

const inverse = (part: RuleNode): RuleNode => ({
  test: (context) => not(part.test(context)),
  open: part.open,
})

const listOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

const factIs = (rule: { fact: string; is: Scalar | Scalar[]; unstated?: 'no' | 'yes' }): RuleNode => {
  const fact = factNode(rule.fact)
  const wanted = listOf(rule.is)
  const unstated: Tri = rule.unstated === undefined ? UNKNOWN : triOf(rule.unstated === 'yes')
  return {
    test: (context) => {
      const value = fact.written(context)
      if (value === undefined || value === 'unknown') return unstated
      return triOf(wanted.includes(value as Scalar))
    },
    open: (context, out) => void out.add(fact.name(context)),
  }
}

const factIncludes = (rule: { fact: string; includes: string | string[] }): RuleNode => {
  const fact = factNode(rule.fact)
  const wanted = listOf(rule.includes)
  return {
    test: (context) => {
      const value = fact.written(context)
      if (!Array.isArray(value)) return UNKNOWN
      return triOf(wanted.some((entry) => value.includes(entry)))
    },
    open: (context, out) => void out.add(fact.name(context)),
  }
}

const compare = (compiler: Compiler, rule: Extract<Rule, { compare: unknown }>): RuleNode => {
  const left = compiler.quantity(rule.compare)
  const below = 'below' in rule
  const right = compiler.quantity(below ? rule.below : rule.atLeast)
  return {
    test: (context) => {
      left.range(context)
      const { lo, hi } = context
      right.range(context)
      const isBelow: Tri = hi < context.lo ? YES : lo >= context.hi ? NO : UNKNOWN
      return below ? isBelow : not(isBelow)
    },
    open: (context, out) => {
      left.open(context, out)
      right.open(context, out)
    },
  }
}

const whenUnstated = (unstated: 'no' | 'yes' | undefined): Tri =>
  unstated === undefined ? UNKNOWN : triOf(unstated === 'yes')

const dayBefore = (compiler: Compiler, rule: Extract<Rule, { before: unknown }>): RuleNode => {
  const [left, right] = [compiler.day(rule.day), compiler.day(rule.before)]
  return {
    test: (context) => {
      const [day, limit] = [left.day(context), right.day(context)]
      return day === undefined || limit === undefined ? whenUnstated(rule.unstated) : triOf(day < limit)
    },
    open: (context, out) => {
      left.open(context, out)
      right.open(context, out)
    },
  }
}

const onRestDay = (compiler: Compiler, rule: Extract<Rule, { restDay: unknown }>): RuleNode => {
  const part = compiler.day(rule.restDay)
  return {
    test: (context) => {
      const day = part.day(context)
      return day === undefined ? whenUnstated(rule.unstated) : triOf(compiler.restDays.isRestDay(day))
    },
    open: part.open,
  }
}

const ofPeople = (compiler: Compiler, people: People, rule: Rule, every: boolean): RuleNode => {
  const holds = compiler.rule(rule)
  const each = (context: Context): RuleNode[] | undefined =>
    peopleOf(context, people)?.map((person) => ({
      test: () => lookingAt(context, person, people, () => holds.test(context)),
      open: (_, out) => lookingAt(context, person, people, () => holds.open(context, out)),
    }))
  return {
    test: (context) => {
      const parts = each(context)
      if (parts === undefined) return UNKNOWN
      return (every ? least(parts) : greatest(parts)).test(context)
    },
    open: (context, out) => {
      const parts = each(context)
      if (parts === undefined) out.add(people)
      else openOf(parts, context, out)
    },
  }
}

const ofCases = (compiler: Compiler, rule: Extract<Rule, { cases: unknown }>): RuleNode => {
  const cases = rule.cases.map((one) => ({ if: compiler.rule(one.if), then: compiler.rule(one.then) }))
  const last = { if: fixed(YES), then: compiler.rule(rule.otherwise) }
  return {
    test: (context) => {
      let seen: Tri | undefined
      for (const one of [...cases, last]) {
        const applies = one.if.test(context)
        if (applies === NO) continue
        const value = one.then.test(context)
        if (seen !== undefined && seen !== value) return UNKNOWN
        seen = value
        if (applies === YES) return seen
      }
      return seen ?? UNKNOWN
    },
    open: (context, out) => {
      for (const one of [...cases, last]) {
        const applies = one.if.test(context)
        if (applies === NO) continue
        if (applies === UNKNOWN) one.if.open(context, out)
        if (one.then.test(context) === UNKNOWN) one.then.open(context, out)
        if (applies === YES) return
      }
    },
  }
}

export const compileRule = (compiler: Compiler, rule: Rule): RuleNode => {
  if (rule === 'yes') return fixed(YES)
  if (rule === 'no') return fixed(NO)
  if (rule === 'ask') return fixed(UNKNOWN)
  const all = (rules: Rule[]): RuleNode[] => rules.map((part) => compiler.rule(part))
  if ('all' in rule) return least(all(rule.all))
  if ('any' in rule) return greatest(all(rule.any))
  if ('none' in rule) return inverse(greatest(all(rule.none)))
  if ('is' in rule) return factIs(rule)
  if ('includes' in rule) return factIncludes(rule)
  if ('compare' in rule) return compare(compiler, rule)
  if ('term' in rule) return compiler.ruleTerm(rule.term)
  if ('cases' in rule) return ofCases(compiler, rule)
  if ('some' in rule) return ofPeople(compiler, rule.some, rule.holds, false)
  if ('every' in rule) return ofPeople(compiler, rule.every, rule.holds, true)
  if ('before' in rule) return dayBefore(compiler, rule)
  if ('restDay' in rule) return onRestDay(compiler, rule)
  if ('since' in rule) return fixed(triOf(compiler.on >= rule.since))
  const { programme } = rule
  const wanted = listOf(rule.verdict)
  return {
    /* Another programme that is still open leaves this rule open, unless being open is itself what is asked. */
    test: (context) => {
      const verdict = context.verdictOf(programme)
      if (wanted.includes(verdict)) return YES
      return verdict === 'ask' ? UNKNOWN : NO
    },
    open: (context, out) => context.openIn(programme, out),
  }
}
