import { addDays, birthdayOf, isWeekend, LAST_DAY, type Day } from '../dates.ts'
import type { Compiler, DayNode } from './compiler.ts'
import { factNode, type Context } from './context.ts'
import type { Calendar, DayRule } from './rule.ts'
import { NO, UNKNOWN, YES } from './tri.ts'

/** No run of rest days is longer; a calendar that says otherwise is broken. */
const LONGEST_HOLIDAY_DAYS = 31

export type RestDays = { isRestDay: (day: Day) => boolean; workdayFrom: (day: Day) => Day }

/** Rest days by the arranged calendar; outside the arranged years by Saturdays and Sundays alone. */
export const restDaysOf = (calendar: Calendar): RestDays => {
  const [off, work] = [new Set(calendar.off), new Set(calendar.work)]
  const isRestDay = (day: Day): boolean => !work.has(day) && (off.has(day) || isWeekend(day))
  const workdayFrom = (day: Day): Day => {
    let candidate = day
    for (let tried = 0; tried < LONGEST_HOLIDAY_DAYS; tried += 1) {
      if (!isRestDay(candidate) || candidate === LAST_DAY) return candidate
      candidate = addDays(candidate, 1)
    }
    throw new Error(`no workday within ${LONGEST_HOLIDAY_DAYS} days of ${day}`)
  }
  return { isRestDay, workdayFrom }
}

const ofFact = (path: string): DayNode => {
  const fact = factNode(path)
  const read = (context: Context): Day | undefined => {
    const value = fact.written(context)
    return typeof value === 'string' && value !== 'unknown' ? value : undefined
  }
  return {
    day: read,
    open: (context, out) => {
      if (read(context) === undefined) out.add(fact.name(context))
    },
  }
}

const fixed = (day: Day): DayNode => ({ day: () => day, open: () => undefined })

/** A day made of one other day; unknown as long as that is. */
const from = (part: DayNode, make: (day: Day) => Day): DayNode => ({
  day: (context) => {
    const day = part.day(context)
    return day === undefined ? undefined : make(day)
  },
  open: part.open,
})

const firstKnown = (parts: DayNode[]): DayNode => {
  const known = (context: Context): Day | undefined => {
    for (const part of parts) {
      const day = part.day(context)
      if (day !== undefined) return day
    }
    return undefined
  }
  return {
    day: known,
    // A day that has something to stand in for it leaves nothing open.
    open: (context, out) => {
      if (known(context) === undefined) parts[0]?.open(context, out)
    },
  }
}

const latest = (parts: DayNode[]): DayNode => ({
  day: (context) => {
    let last: Day | undefined
    for (const part of parts) {
      const day = part.day(context)
      if (day === undefined) return undefined
      if (last === undefined || day > last) last = day
    }
    return last
  },
  open: (context, out) => parts.forEach((part) => part.open(context, out)),
})

const ofCases = (compiler: Compiler, rule: Extract<DayRule, { cases: unknown }>): DayNode => {
  const cases = rule.cases.map((one) => ({ if: compiler.rule(one.if), then: compiler.day(one.then) }))
  const otherwise = compiler.day(rule.otherwise)
  const pick = (context: Context): DayNode | undefined => {
    for (const one of cases) {
      const holds = one.if.test(context)
      if (holds === UNKNOWN) return undefined
      if (holds === YES) return one.then
    }
    return otherwise
  }
  return {
    day: (context) => pick(context)?.day(context),
    open: (context, out) => {
      for (const one of cases) if (one.if.test(context) !== NO) one.if.open(context, out)
      pick(context)?.open(context, out)
    },
  }
}

export const compileDay = (compiler: Compiler, rule: DayRule): DayNode => {
  if (rule === 'on') return fixed(compiler.on)
  if (typeof rule === 'string') return fixed(rule)
  if ('fact' in rule) return ofFact(rule.fact)
  if ('term' in rule) return compiler.dayTerm(rule.term)
  if ('plus' in rule) {
    const [part, days] = rule.plus
    return from(compiler.day(part), (day) => addDays(day, days))
  }
  if ('workday' in rule) return from(compiler.day(rule.workday), compiler.restDays.workdayFrom)
  if ('latest' in rule) return latest(rule.latest.map((part) => compiler.day(part)))
  if ('birthday' in rule)
    return from(ofFact(`${rule.birthday}.birthDate`), (born) => birthdayOf(born, rule.years))
  if ('firstKnown' in rule) return firstKnown(rule.firstKnown.map((part) => compiler.day(part)))
  return ofCases(compiler, rule)
}
