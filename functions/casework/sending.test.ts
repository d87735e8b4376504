import { expect, it } from 'vitest'
import { policy } from '../policy.ts'
import { namedInText, unitToTell } from './sending.ts'

it('tells a clock that ran out to the unit that content names, and all else to who has the case', () => {
  expect(unitToTell('case-raised', 'rescue-station')).toBe(`unit:${policy.casework.escalateTo}`)
  expect(unitToTell('case-late', 'rescue-station')).toBe(`unit:${policy.casework.escalateTo}`)
  expect(unitToTell('case-new', 'rescue-station')).toBe('unit:rescue-station')
})

it('names in a text what was reported, but nothing about a child', () => {
  expect(namedInText({ name: '界桩坏了', privacy: 'thing' })).toBe('“界桩坏了”')
  expect(namedInText({ name: '孩子受了伤害', privacy: 'child' })).toBe('事')
})
