import { describe, expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { pathsIn } from './paths.ts'
import { actionsOf, firstTwoOf } from './service-links.ts'

const actions = (id: string) => {
  const service = policy.services.find((one) => one.id === id)
  if (service === undefined) throw new Error(`no page of ${id}`)
  return actionsOf(service, pathsIn('standard'))
}

describe('the actions of a service page', () => {
  it('begin with what the catalogue promises of the row, though a report names it too', () => {
    expect(actions('SV44')[0]).toMatchObject({ does: 'look-up', href: '/institutions/' })
    expect(actions('SV44').map(({ does }) => does)).toContain('report')
  })
  it('say what one does, in the words of the page, where the name of the kind only says what is the matter', () => {
    expect(actions('SV77')[0]).toMatchObject({
      does: 'report',
      href: '/report/illegal-organisation/',
      name: expect.stringMatching(/^举报/u) as string,
    })
    expect(actions('SV77').filter(({ href }) => href === '/report/illegal-organisation/')).toHaveLength(1)
  })
  it('do not begin with a question where one came for a petition', () => {
    expect(actions('SV87')[0]?.href).not.toBe('/report/question/')
    expect(actions('SV87').map(({ href }) => href)).toContain('/report/question/')
  })
  it('begin with the places where meals are served, not with the self-check that can only ask', () => {
    expect(actions('SV46')[0]).toMatchObject({ does: 'look-up', href: '/care-sites/' })
  })
  it('begin with the appointment where one comes to have something registered or issued', () => {
    for (const [id, appointment] of [
      ['SV39', 'marriage'],
      ['SV40', 'divorce-application'],
      ['SV41', 'certificate-reissue'],
    ] as const)
      expect(actions(id)[0]).toMatchObject({ does: 'book', href: `/booking/${appointment}/` })
  })
  it('name a report as the page does, where the page gives it words', () => {
    const [first] = actions('SV33')
    const report = policy.requests.find(({ id }) => id === 'child-harm')
    expect(first).toMatchObject({ does: 'report', href: '/report/child-harm/' })
    expect(first?.name).not.toBe(report?.heading)
    expect(actions('SV33').filter(({ href }) => href === first?.href)).toHaveLength(1)
  })
})

describe('the two actions on the last elder page', () => {
  it('do different things, though the first thing can be done in more than one way', () => {
    expect(firstTwoOf(actions('SV40')).map((action) => action?.does)).toEqual(['book', 'check'])
    expect(firstTwoOf(actions('SV01')).map((action) => action?.does)).toEqual(['check', 'request'])
  })
  it('lead to different pages', () => {
    const [first, second] = firstTwoOf(actions('SV43'))
    expect(first?.href).toBe('/published/notices/')
    expect(second?.href).toBe('/report/question/')
  })
  it('are two of the same kind where there is no other', () => {
    expect(firstTwoOf(actions('SV03')).map((action) => action?.does)).toEqual(['check', 'check'])
  })
  it('are one where there is only one', () => {
    expect(firstTwoOf(actions('SV07')).filter((action) => action !== undefined)).toHaveLength(1)
  })
})
