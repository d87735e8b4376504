import { describe, expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { pathsIn } from './paths.ts'
import { actionsOf } from './service-links.ts'

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
})
