import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, caseEvents, isOpen, statuses, transitions, type Status } from './transitions.ts'

describe('the table of transitions', () => {
  it('leads only to statuses that there are, by events that there are', () => {
    for (const status of statuses)
      for (const [event, next] of Object.entries(transitions[status])) {
        expect(caseEvents).toContain(event)
        expect(statuses).toContain(next)
      }
  })

  it('lets a clock run out wherever somebody still has to act, and nowhere else', () => {
    for (const status of statuses) {
      expect(after(status, 'escalated') !== undefined, status).toBe(isOpen(status))
      expect(after(status, 'erased') !== undefined, status).toBe(!isOpen(status))
    }
  })

  it('never ends a case that nobody has accepted but by its reporter or by a merge', () => {
    const ends = caseEvents.filter((event) => !isOpen(after('received', event) ?? 'received'))
    expect(ends).toEqual(['withdrawn', 'merged'])
  })

  it('brings back nothing that was withdrawn or merged, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...caseEvents)),
        fc.constantFrom<Status>('withdrawn', 'merged'),
        (events, from) => {
          expect(events.reduce<Status>((status, event) => after(status, event) ?? status, from)).toBe(from)
        },
      ),
    )
  })
})
