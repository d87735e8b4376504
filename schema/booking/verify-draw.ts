import { allocate, orderByHash } from './draw.ts'
import { DRAW_ALGORITHM, fitsForm, listText, orderText, type ClosedList } from './draw-list.ts'
import { sha256Hex } from './sha256.ts'

/** What is published of a draw, as far as it can be recomputed. Parts that are not out yet are null. */
export type PublishedDraw = Omit<ClosedList, 'times' | 'entries'> & {
  algorithm: string
  times: ClosedList['times'] | null
  entries: ClosedList['entries'] | null
  commitment: string | null
  publicValue?: string
  order?: readonly string[]
  given?: readonly { entry: string; start: string }[]
}

export const drawSteps = ['list', 'commitment', 'value', 'order', 'places'] as const
export type DrawStep = (typeof drawSteps)[number]

export type DrawFaultCode =
  | 'algorithm_unknown'
  | 'line_unclear'
  | 'time_twice'
  | 'entry_twice'
  | 'preference_unknown'
  | 'preference_twice'
  | 'commitment_differs'
  | 'value_before_commitment'
  | 'value_form'
  | 'order_too_short'
  | 'order_too_long'
  | 'order_differs'
  | 'places_differ'

/** What is wrong at which step, and where it shows first: an entry's number, a time, a place in the order from 1. */
export type DrawFault = {
  step: DrawStep
  code: DrawFaultCode
  entry?: string
  start?: string
  at?: number
  found?: string
  expected?: string
}

/** `open`: the draw has not come so far. */
export type StepResult = { step: DrawStep; result: 'ok' | 'wrong' | 'open'; faults: DrawFault[] }

/** A word that keeps its line one line and its words apart. */
const isWord = (text: string): boolean => /^[!-~]+$/.test(text)
const isLine = (text: string): boolean => text !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)

const listFaults = (list: ClosedList, algorithm: string): DrawFault[] => {
  const faults: DrawFault[] = []
  const found = (code: DrawFaultCode, where: Partial<DrawFault> = {}): void => {
    faults.push({ step: 'list', code, ...where })
  }
  if (algorithm !== DRAW_ALGORITHM) found('algorithm_unknown', { found: algorithm })
  const { id, office, appointment, day, valueSource, valueForm } = list
  for (const text of [id, office, appointment, day]) if (!isWord(text)) found('line_unclear', { found: text })
  for (const text of [valueSource, valueForm]) if (!isLine(text)) found('line_unclear', { found: text })
  const starts = new Set<string>()
  for (const { start } of list.times) {
    if (!isWord(start)) found('line_unclear', { start })
    if (starts.has(start)) found('time_twice', { start })
    starts.add(start)
  }
  const entries = new Set<string>()
  for (const { entry, preferences } of list.entries) {
    if (!isWord(entry)) found('line_unclear', { entry })
    if (entries.has(entry)) found('entry_twice', { entry })
    entries.add(entry)
    for (const start of preferences) if (!starts.has(start)) found('preference_unknown', { entry, start })
    if (new Set(preferences).size < preferences.length) found('preference_twice', { entry })
  }
  return faults
}

const firstDifference = (found: readonly string[], expected: readonly string[]): number =>
  expected.findIndex((one, at) => found[at] !== one)

const orderFaults = (found: readonly string[], expected: readonly string[]): DrawFault[] => {
  const step = 'order'
  const at = firstDifference(found, expected)
  const lengths: DrawFault[] =
    found.length < expected.length
      ? [{ step, code: 'order_too_short' }]
      : found.length > expected.length
        ? [{ step, code: 'order_too_long' }]
        : []
  return at < 0
    ? lengths
    : [
        ...lengths,
        { step, code: 'order_differs', at: at + 1, found: found[at] ?? '', expected: expected[at] ?? '' },
      ]
}

const placeFaults = (
  found: readonly { entry: string; start: string }[],
  expected: readonly { entry: string; start: string }[],
): DrawFault[] => {
  const lines = (given: readonly { entry: string; start: string }[]) =>
    given.map(({ entry, start }) => `${entry} ${start}`)
  const [are, should] = [lines(found), lines(expected)]
  const at = firstDifference(are, should)
  if (at < 0 && are.length === should.length) return []
  const place = at < 0 ? should.length : at
  return [
    {
      step: 'places',
      code: 'places_differ',
      at: place + 1,
      found: are[place] ?? '',
      expected: should[place] ?? '',
    },
  ]
}

const judged = (step: DrawStep, faults: DrawFault[]): StepResult => ({
  step,
  result: faults.length === 0 ? 'ok' : 'wrong',
  faults,
})
const open = (step: DrawStep): StepResult => ({ step, result: 'open', faults: [] })

const valueFaults = ({ publicValue, commitment, valueForm }: PublishedDraw): DrawFault[] => [
  ...(commitment === null ? [{ step: 'value', code: 'value_before_commitment' } as const] : []),
  ...(fitsForm(publicValue ?? '', valueForm)
    ? []
    : [{ step: 'value', code: 'value_form', found: publicValue ?? '', expected: valueForm } as const]),
]

/**
 * Does the draw again from the published list and value, and says of each step whether what was published follows. It
 * believes nothing that it can compute.
 */
export const checkDraw = async (published: PublishedDraw): Promise<StepResult[]> => {
  const { times, entries, commitment, publicValue } = published
  const value = publicValue === undefined ? open('value') : judged('value', valueFaults(published))
  if (times === null || entries === null)
    return [open('list'), open('commitment'), value, open('order'), open('places')]
  const list = { ...published, times, entries }
  const expected = await sha256Hex(listText(list))
  const steps = [
    judged('list', listFaults(list, published.algorithm)),
    commitment === null
      ? open('commitment')
      : judged(
          'commitment',
          commitment === expected
            ? []
            : [{ step: 'commitment', code: 'commitment_differs', found: commitment, expected }],
        ),
    value,
  ]
  if (publicValue === undefined) return [...steps, open('order'), open('places')]
  const hashed = await Promise.all(
    entries.map(async ({ entry }) => ({
      entry,
      hash: await sha256Hex(orderText(publicValue, expected, entry)),
    })),
  )
  const order = orderByHash(hashed)
  const { given } = allocate(order, list)
  return [
    ...steps,
    judged('order', orderFaults(published.order ?? [], order)),
    judged('places', placeFaults(published.given ?? [], given)),
  ]
}

/** Everything that is wrong with what was published; empty where it follows, as far as the draw has come. */
export const verifyDraw = async (published: PublishedDraw): Promise<DrawFault[]> =>
  (await checkDraw(published)).flatMap(({ faults }) => faults)
