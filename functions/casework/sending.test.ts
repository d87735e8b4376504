import { expect, it } from 'vitest'
import { policy } from '../policy.ts'
import { unitToTell } from './sending.ts'

it('tells a clock that ran out to the unit that content names, and all else to who has the case', () => {
  expect(unitToTell('case-late', 'rescue-station')).toBe(`unit:${policy.casework.escalateTo}`)
  expect(unitToTell('case-new', 'rescue-station')).toBe('unit:rescue-station')
})
