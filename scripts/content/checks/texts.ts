import { isKnownPlaceholder, placeholdersIn } from '../../../schema/content/amounts.ts'
import { BODY_MOST, type Service } from '../../../schema/content/service.ts'
import { fault, type Fault, type Place } from '../fault.ts'
import { givenIn, givenPrefix, knownGiven } from '../given.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import { walk, type Check } from './check.ts'

const AMOUNT =
  /[0-9０-９][0-9０-９,.，．]*\s*多?\s*[千万亿]?\s*[元块]|[一二两三四五六七八九十百千万]+(?:元|块钱)/
const PLACES = /\{\{[^{}]*\}\}/g

const bareAmount = (text: string): string | undefined => AMOUNT.exec(text.replaceAll(PLACES, ''))?.[0]

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
    ...(text.split('**').length % 2 === 0 ? [fault(place, 'bold_open')] : []),
  ]
}

// These hold names and numbers for programs, not sentences.
const notSentences = new Set(['facts', 'cite', 'sources', 'keywords', 'reviewed', 'on'])

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

/** What has no engine behind it carries no amount at all. A notice stays as it was, and a placeholder would change with the years. */
const plainTexts = ({ value, source }: Entry<unknown>): Fault[] => {
  const faults: Fault[] = []
  walk(value, (part, path) => {
    if (typeof part !== 'string' || path.some((step) => notSentences.has(String(step)))) return
    const place = placeIn(source, path)
    const amount = AMOUNT.exec(part)?.[0] ?? placeholdersIn(part)[0]
    if (amount !== undefined) faults.push(fault(place, 'no_amounts', { amount }))
    if (part.split('**').length % 2 === 0) faults.push(fault(place, 'bold_open'))
  })
  return faults
}

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
