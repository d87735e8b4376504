import { expect, it } from 'vitest'
import * as z from 'zod'
import { timeOrderedId } from './time-ordered-id.ts'

it('is a UUID of version 7, in the order of its instants, another one each time', () => {
  const instants = [-1, 0, Date.parse('2027-05-20T09:00:00+08:00'), Date.parse('9999-12-31T23:59:59Z')]
  const ids = [...instants, ...instants].map(timeOrderedId)
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true)
  expect(new Set(ids).size).toBe(8)
  expect(ids.slice(1, 4)).toEqual(ids.slice(1, 4).sort())
  expect(ids[2]?.slice(0, 14)).toBe('01a59a96-b680-')
})
