import type { RuleBook } from '../../schema/eligibility/rule.ts'
import { ruleBookOf } from '../../schema/eligibility/to-check-data.ts'
import type { Content } from './load.ts'

/** The engine's rule book from the content as it was read. */
export const ruleBookFrom = (content: Content): RuleBook =>
  ruleBookOf({
    programmes: content.programmes.map(({ value }) => value),
    terms: content.terms.value,
    standards: content.standards.value,
    laws: content.laws.value,
    calendar: { off: content.calendar.value.off, work: content.calendar.value.work },
  })
