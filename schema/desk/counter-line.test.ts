import { describe, expect, it } from 'vitest'
import { actFault, actsNow, callOrder, counterActs, figuresOf, stages, type Stage } from './counter-line.ts'

const day = '2027-05-20'
const at = (clock: string): number => Date.parse(`${day}T${clock}:00+08:00`)
const booked = (stage: Stage) => ({ kind: 'booked', stage, day, startMs: at('09:30') }) as const
const walkIn = (stage: Stage) => ({ kind: 'walk-in', stage, day, startMs: null }) as const
const then = (clock: string, today = day) => ({ today, nowMs: at(clock) })

describe('what can be marked', () => {
  it.each([
    ['expected', ['arrive', 'no-show']],
    ['arrived', ['call', 'leave']],
    ['called', ['done', 'leave']],
    ['done', []],
    ['left', []],
    ['no-show', []],
  ] as const)('of somebody booked who is %s, after their time has begun: %s', (stage, acts) => {
    expect(actsNow(booked(stage), then('09:30'))).toEqual(acts)
  })

  it('never is that somebody did not come before their time has begun', () => {
    expect(actFault(booked('expected'), 'no-show', then('09:29'))).toBe('early_no_show')
    expect(actFault(booked('expected'), 'no-show', then('09:30'))).toBeUndefined()
  })

  it('on another day is not that somebody came', () => {
    expect(actFault(booked('expected'), 'arrive', then('09:30', '2027-05-19'))).toBe('other_day')
    expect(actFault(booked('expected'), 'arrive', then('09:30', '2027-05-21'))).toBe('other_day')
  })

  it('on a later day is how it ended, for what nobody marked', () => {
    const later = { today: '2027-05-21', nowMs: at('09:30') + 86_400_000 }
    expect(actsNow(booked('expected'), later)).toEqual(['done', 'no-show'])
    expect(actsNow(booked('called'), later)).toEqual(['done', 'leave'])
  })

  it('of somebody without a booking is never that they did not come', () => {
    for (const stage of stages) expect(actFault(walkIn(stage), 'no-show', then('17:00'))).toBeDefined()
    expect(actsNow(walkIn('arrived'), then('09:00'))).toEqual(['call', 'leave'])
  })

  it('is nothing twice', () => {
    for (const stage of ['done', 'left', 'no-show'] as const)
      for (const act of counterActs) expect(actFault(booked(stage), act, then('10:00'))).toBe('not_now')
  })
})

describe('the order of calling', () => {
  const coming = (number: number, start: string, arrived: string) => ({
    kind: 'booked' as const,
    number,
    startMs: at(start),
    endMs: at(start) + 30 * 60_000,
    arrivedMs: at(arrived),
  })
  const walking = (number: number, arrived: string) => ({
    kind: 'walk-in' as const,
    number,
    startMs: null,
    endMs: null,
    arrivedMs: at(arrived),
  })
  const names = (line: Parameters<typeof callOrder>[0]) =>
    callOrder(line).map(({ kind, number }) => `${kind} ${number}`)

  it('goes by the booked time, and at one time by who came first', () => {
    expect(
      names([coming(1, '10:30', '09:00'), coming(3, '09:30', '09:20'), coming(2, '09:30', '09:10')]),
    ).toEqual(['booked 2', 'booked 3', 'booked 1'])
  })

  it('lets nobody who came after their time go before the punctual', () => {
    expect(names([coming(5, '09:00', '10:10'), coming(4, '10:00', '09:55')])).toEqual([
      'booked 4',
      'booked 5',
    ])
    expect(names([coming(5, '09:00', '09:29'), coming(4, '09:30', '09:10')])).toEqual([
      'booked 5',
      'booked 4',
    ])
  })

  it('calls who has no booking after all who have one, by number', () => {
    expect(names([walking(2, '08:40'), walking(1, '08:31'), coming(9, '11:00', '10:59')])).toEqual([
      'booked 9',
      'walk-in 1',
      'walk-in 2',
    ])
  })
})

describe('the figures of a day', () => {
  it('count everybody once, and say since when the longest waits', () => {
    const figures = figuresOf([
      { kind: 'booked', stage: 'expected', arrivedMs: null },
      { kind: 'booked', stage: 'arrived', arrivedMs: 20 },
      { kind: 'walk-in', stage: 'arrived', arrivedMs: 10 },
      { kind: 'booked', stage: 'called', arrivedMs: 5 },
      { kind: 'booked', stage: 'done', arrivedMs: 1 },
      { kind: 'walk-in', stage: 'done', arrivedMs: 2 },
      { kind: 'booked', stage: 'no-show', arrivedMs: null },
    ])
    expect(figures).toEqual({
      booked: 5,
      walkIns: 2,
      done: 2,
      serving: 1,
      waiting: 2,
      expected: 1,
      missed: 1,
      waitingSinceMs: 10,
    })
  })

  it('of an empty day are none', () => {
    expect(figuresOf([])).toMatchObject({ booked: 0, waiting: 0, waitingSinceMs: undefined })
  })
})
