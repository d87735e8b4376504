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
  it('begin with the places where meals are served, not with the self-check that can only ask', () => {
    expect(actions('SV46')[0]).toMatchObject({ does: 'look-up', href: '/care-sites/' })
  })
})
