import { isKnownPlaceholder, placeholdersIn } from '../../../schema/content/amounts.ts'
import {
  amountIn,
  isBoldOpen,
  notSentences,
  plainTextFindings,
} from '../../../schema/content/checks/plain-text.ts'
import { BODY_MOST, type Service } from '../../../schema/content/service.ts'
import { fault, type Fault, type Place } from '../fault.ts'
import { givenIn, givenPrefix, knownGiven } from '../given.ts'
import type { Content, Entry } from '../load.ts'
import { faultFrom, placeIn } from '../source.ts'
import { walk, type Check } from './check.ts'

const PLACES = /\{\{[^{}]*\}\}/g

const bareAmount = (text: string): string | undefined => amountIn(text.replaceAll(PLACES, ''))

const textFaults = (content: Content, place: Place, text: string, given: ReadonlySet<string>): Fault[] => {
  const standards = content.standards.value
  const amount = bareAmount(text)
  const example = `{{${standards[0]?.id ?? 'min-living-urban'}}}`
  return [
    ...(amount === undefined ? [] : [fault(place, 'bare_amount', { amount, placeholder: example })]),
    ...placeholdersIn(text).flatMap((name) => {
      if (name.startsWith(givenPrefix))
        return given.has(name.slice(givenPrefix.length))
          ? []
          : [fault(place, 'given_unknown', { place: name })]
      return isKnownPlaceholder(name, standards) ? [] : [fault(place, 'placeholder_unknown', { place: name })]
    }),
    ...(isBoldOpen(text) ? [fault(place, 'bold_open')] : []),
  ]
}

const serviceTexts = (content: Content, { value, source }: Entry<Service>): Fault[] => {
  const faults: Fault[] = []
  walk(value, (part, path) => {
    if (typeof part !== 'string' || path.some((step) => notSentences.has(String(step)))) return
    const answer = path[0] === 'answers' ? value.answers[path[1] as keyof Service['answers']] : undefined
    faults.push(...textFaults(content, placeIn(source, path), part, knownGiven(answer && givenIn(answer))))
  })
  source.body.split('\n').forEach((line, at) => {
    const place = { file: source.file, line: source.bodyLine + at, field: 'body' }
    faults.push(...textFaults(content, place, line, knownGiven(undefined)))
  })
  if (source.body.length > BODY_MOST)
    faults.push(
      fault({ file: source.file, line: source.bodyLine, field: 'body' }, 'too_big.text', {
        most: BODY_MOST,
        value: 'body',
      }),
    )
  return faults
}

const plainTexts = ({ value, source }: Entry<unknown>): Fault[] =>
  plainTextFindings(value).map((finding) => faultFrom(source, finding))

/** Sentences on service pages carry no amount of their own, only placeholders that exist. */
export const texts: Check = (content) => [
  ...content.services.flatMap((entry) => serviceTexts(content, entry)),
  ...[
    ...content.lifeEvents,
    ...content.requests,
    ...content.forms,
    ...content.notices,
    content.fraudTest,
    content.progress,
    content.workPlan,
  ].flatMap(plainTexts),
]
