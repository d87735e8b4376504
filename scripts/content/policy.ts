import { formSummaryOf } from '../../schema/content/form.ts'
import { flattenCopy } from '../../schema/content/copy.ts'
import { answerKeys, type Answer, type AnswerKey, type Service } from '../../schema/content/service.ts'
import type { RuleBook } from '../../schema/eligibility/rule.ts'
import type { Policy, PolicyAnswer, PolicyBlock, PolicyService } from '../../schema/policy.ts'
import { checksumOf } from './canonical.ts'
import { policyEditions } from './editions.ts'
import { workExample } from './examples.ts'
import { fillGiven, givenIn } from './given.ts'
import { withJoints } from '../../site/ui/joints.ts'
import { lifeEventOf, wholeWords } from './life-events.ts'
import type { Content, Entry } from './load.ts'
import { romanised } from './romanised.ts'
import { ruleBookFrom } from './rules.ts'

const answerOf = (book: RuleBook, answer: Answer): PolicyAnswer => {
  const given = givenIn(answer)
  const blockOf = (block: Answer['blocks'][number]): PolicyBlock => {
    if (typeof block === 'string') return fillGiven(block, given)
    if (!('example' in block)) return block
    const amount = workExample(book, block.example)
    if (!amount.ok) throw new Error(`an example without an amount: ${block.example.text}`)
    return { example: { ...block.example, text: fillGiven(block.example.text, given), amount: amount.value } }
  }
  return {
    ...answer,
    blocks: answer.blocks.map(blockOf),
    elder: answer.elder.map((line) => fillGiven(line, given)),
  }
}

const serviceOf = (book: RuleBook, { id, value, source }: Entry<Service>): PolicyService => ({
  ...value,
  slug: id,
  answers: Object.fromEntries(answerKeys.map((key) => [key, answerOf(book, value.answers[key])])) as Record<
    AnswerKey,
    PolicyAnswer
  >,
  body: source.body,
})

const latest = (days: readonly string[]): string =>
  days.reduce((one, other) => (other > one ? other : one), '')

/** The content as the site and the Worker read it. Takes content that was checked; a fault here is a bug. */
export const policyFrom = (content: Content): Policy => {
  const book = ruleBookFrom(content)
  const policy: Omit<Policy, 'version'> = {
    jurisdiction: content.jurisdiction.value,
    laws: content.laws.value,
    standards: content.standards.value,
    situations: content.situations.value,
    catalogue: content.catalogue.value,
    moments: content.moments.value,
    audiences: content.audiences.value,
    synonyms: content.synonyms.value,
    wellKnown: content.wellKnown.value,
    services: content.services.map((entry) => serviceOf(book, entry)),
    lifeEvents: content.lifeEvents.map(({ value }) => lifeEventOf(content, value)),
    fraudTest: content.fraudTest.value,
    elderHome: content.elderHome.value,
    forms: content.forms.map(({ value }) => formSummaryOf(value)),
    editions: policyEditions(content.editions.map(({ value }) => value)),
    places: romanised(content.places.value, content.romanisation.value),
    windows: content.windows.value,
    socialWorkStations: content.socialWorkStations.value,
    rescuePoints: content.rescuePoints.value,
    careSites: content.careSites.value,
    awaited: content.awaited.value,
    programmes: content.programmes.map(({ value }) => value),
    terms: content.terms.value,
    traditional: content.traditional.value,
    questions: content.questions.value,
    offers: content.offers.value,
    calendar: content.calendar.value,
    booking: content.booking.value,
    offices: content.offices.map(({ value }) => value),
    appointments: content.appointments.map(({ value }) => ({
      ...value,
      heading: withJoints(value.name, wholeWords(content)),
    })),
    draws: content.draws.map(({ value }) => value),
    casework: content.casework.value,
    desk: content.desk.value,
    rights: content.rights.value,
    units: content.units.value,
    requests: content.requests.map(({ value }) => ({
      ...value,
      heading: withJoints(value.name, wholeWords(content)),
    })),
    words: Object.assign(
      {},
      ...content.copy.map(({ id, value }) => flattenCopy(id, value)),
    ) as Policy['words'],
    reviewed: latest([
      ...content.services.map(({ value }) => value.reviewed),
      ...content.laws.value.map(({ checked }) => checked),
    ]),
  }
  return { version: checksumOf(policy), ...policy }
}
