import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import type { PolicyLifeEvent } from '../policy.ts'
import { checklistFromForm, nothingTicked, screensOf } from './checklist-state.ts'
import { stepsFor } from './checklist.ts'
import type { Answers } from './when.ts'

const eventOf = (id: string): PolicyLifeEvent => {
  const event = policy.lifeEvents.find((one) => one.id === id)
  if (event === undefined) throw new Error(`no checklist ${id}`)
  return event
}
const death = eventOf('after-a-death')
const idsFor = (event: PolicyLifeEvent, answers: Answers): string[] =>
  stepsFor(event, answers).map(({ step }) => step.id)

describe('the steps of a checklist', () => {
  it('are all listed while nothing is answered, and the conditional ones are not sure', () => {
    for (const event of policy.lifeEvents) {
      const steps = stepsFor(event, {})
      expect(steps.map(({ step }) => step.id)).toEqual(event.steps.map(({ id }) => id))
      for (const { step, sure } of steps) expect(sure, step.id).toBe(step.only === undefined)
    }
  })

  it('follow where somebody died: the police for an accident, the sending office from away', () => {
    expect(idsFor(death, { place: 'hospital' })).toContain('certificate')
    expect(idsFor(death, { place: 'hospital' })).not.toContain('certificate-police')
    expect(idsFor(death, { place: 'accident' })).toContain('certificate-police')
    expect(idsFor(death, { place: 'accident' })).not.toContain('certificate')
    expect(idsFor(death, { place: 'away' })).toContain('from-away')
  })

  it('keep their order, whatever is left out', () => {
    const order = death.steps.map(({ id }) => id)
    const some = idsFor(death, { place: 'home', burial: 'ecological', receives: 'none', left: 'nobody' })
    expect(some).toEqual(order.filter((id) => some.includes(id)))
    expect(some.length).toBeLessThan(order.length)
  })

  it('can all be reached, and each answer of each question changes something', () => {
    for (const event of policy.lifeEvents) {
      for (const { id, options } of event.questions) {
        const lists = new Set(options.map(({ value }) => idsFor(event, { [id]: value }).join()))
        expect(lists.size, `${event.id} ${id}`).toBeGreaterThan(1)
      }
      const everyAnswer = event.questions.reduce<Answers[]>(
        (all, { id, options }) => all.flatMap((one) => options.map(({ value }) => ({ ...one, [id]: value }))),
        [{}],
      )
      const reached = new Set(everyAnswer.flatMap((answers) => idsFor(event, answers)))
      expect([...reached].sort()).toEqual(event.steps.map(({ id }) => id).sort())
      for (const answers of everyAnswer) expect(stepsFor(event, answers).every(({ sure }) => sure)).toBe(true)
    }
  })
})

describe('a posted checklist', () => {
  const posted = (fields: [string, string][]) => checklistFromForm(death, new URLSearchParams(fields))

  it('carries answers and ticks, in the order of the steps', () => {
    expect(
      posted([
        ['a.place', 'home'],
        ['done', 'hukou'],
        ['done', 'certificate'],
      ]),
    ).toEqual({ answers: { place: 'home' }, done: ['certificate', 'hukou'], at: 0 })
  })

  it('drops what nobody could have chosen', () => {
    expect(
      posted([
        ['a.place', 'the moon'],
        ['a.age', '70'],
        ['done', '<i>'],
        ['at', '1e9x'],
        ['do', 'dance'],
      ]),
    ).toEqual(nothingTicked)
  })

  it('goes a screen on and back, never past either end', () => {
    const last = screensOf(death, {}) - 1
    expect(
      posted([
        ['at', '0'],
        ['do', 'back'],
      ]).at,
    ).toBe(0)
    expect(
      posted([
        ['at', '0'],
        ['do', 'next'],
      ]).at,
    ).toBe(1)
    expect(
      posted([
        ['at', String(last)],
        ['do', 'next'],
      ]).at,
    ).toBe(last)
    expect(posted([['at', '-5']]).at).toBe(0)
  })

  it('hears the pressed button before the hidden default after it', () => {
    expect(
      posted([
        ['at', '2'],
        ['do', 'back'],
        ['do', 'next'],
      ]).at,
    ).toBe(1)
  })

  it('starts again when asked', () => {
    expect(
      posted([
        ['a.place', 'home'],
        ['done', 'hukou'],
        ['do', 'restart'],
      ]),
    ).toEqual(nothingTicked)
  })
})
