import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { UrgentLine } from '../../../schema/desk/urgent.ts'
import { UrgentTable } from './UrgentTable.tsx'

const t = (key: string, places: object = {}): string => `${key}${Object.values(places).join('+')}`
const line = (number: number, taken: boolean): UrgentLine => ({
  number,
  taken,
  kind: '街面求助',
  danger: false,
  late: false,
  since: '',
  due: '',
  left: '',
})
const some = (untaken: number, taken: number): UrgentLine[] => [
  ...Array.from({ length: untaken }, (_, at) => line(at + 1, false)),
  ...Array.from({ length: taken }, (_, at) => line(untaken + at + 1, true)),
]
/** The numbers in the order of the page: those that stand open, those that are folded. */
const drawn = (lines: readonly UrgentLine[], compact: boolean) => {
  const html = renderToString(<UrgentTable t={t} lines={lines} compact={compact} />)
  const [open = '', folded = ''] = html.split('<details')
  const numbers = (part: string): number[] =>
    [...part.matchAll(/data-number="(\d+)"/g)].map(([, number]) => Number(number))
  return { html, open: numbers(open), folded: numbers(folded) }
}

describe('the board above a queue', () => {
  it('shows five that nobody has taken, and folds all others', () => {
    const { open, folded, html } = drawn(some(7, 2), true)
    expect([open, folded]).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9],
    ])
    expect(html).toContain('desk-live.rest2+2')
    expect(html).not.toContain('<details class="desk-rest" open')
  })

  it('says whether each of the folded is taken only where some are not', () => {
    expect(drawn(some(6, 1), true).html).toContain('desk-live.is-taken')
    expect(drawn(some(5, 3), true).html).not.toContain('desk-live.is-taken')
  })

  it('folds nothing where there is nothing else, and says that all are taken where none waits', () => {
    expect(drawn(some(3, 0), true).html).not.toContain('<details')
    expect(drawn(some(0, 2), true).html).toContain('desk-live.all-taken')
  })
})

it('stands open on a page of its own, with every case that nobody has taken first', () => {
  const { open, folded, html } = drawn(some(7, 1), false)
  expect([open, folded]).toEqual([[1, 2, 3, 4, 5, 6, 7], [8]])
  expect(html).toContain('<details class="desk-rest" open')
})
