import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import { policy } from '../../generated/policy.ts'

const leadsTo = (programme: string): string | undefined =>
  checkData.programmes.find(({ id }) => id === programme)?.appointment

describe('a verdict that leads to booking', () => {
  it('leads to the service that fits; of two visits to the first one', () => {
    expect(leadsTo('marriage')).toBe('marriage')
    expect(leadsTo('divorce')).toBe('divorce-application')
    expect(leadsTo('certificate-reissue')).toBe('certificate-reissue')
    expect(leadsTo('adoption')).toBe('adoption-consultation')
  })

  it('leads to the list of services where none is named, and never to one that is not there', () => {
    expect(leadsTo('min-living-urban')).toBeUndefined()
    const ids = policy.appointments.map(({ id }) => id)
    const led = checkData.programmes.flatMap(({ appointment }) => appointment ?? [])
    expect(led.filter((id) => !ids.includes(id))).toEqual([])
  })
})
