import { expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { deskPlaces } from '../../views/desk/nav.ts'

it.each(deskPlaces.filter(({ id }) => id !== 'start'))(
  'has words for the line above every page and for the start page: $id',
  ({ id }) => {
    expect(policy.words).toHaveProperty([`desk.nav.${id}`], expect.stringMatching(/\S/))
    expect(policy.words).toHaveProperty([`desk.about.${id}`], expect.stringMatching(/\S/))
  },
)
