import { full } from './arguments.ts'
import { quoted } from './quoted.ts'
import { race } from './races.ts'
import type { Desk } from './times.ts'

/** A service for two people with one place a time. */
const oneAtATime: Desk = { office: 'registry-branch', appointment: 'marriage' }

/** Services for two people; together they have room for several rounds. */
const manyTimes: readonly Desk[] = [
  { office: 'registry', appointment: 'marriage' },
  { office: 'registry', appointment: 'divorce-collection' },
  { office: 'registry-branch', appointment: 'divorce-collection' },
]

/** One place and a crowd at once. With `--full` about a million contested attempts in all. */
export const onePlace = async (rounds: number): Promise<void> => {
  const crowds = full
    ? [
        { couples: 64, rounds: 2000 },
        { couples: 256, rounds: 1000 },
        { couples: 1000, rounds: 620 },
      ]
    : [64, 256, 1000].map((couples) => ({ couples, rounds }))
  for (const { couples, rounds } of crowds)
    await race({
      name: `one-place-${couples}`,
      couples,
      times: 1,
      rounds,
      desks: [oneAtATime],
      ...(couples === quoted.onePlace.couples ? { quoted: quoted.onePlace } : {}),
    })
}

export const tenPlaces = (): Promise<void> =>
  race({
    name: 'ten-places',
    couples: 400,
    times: 10,
    rounds: 25,
    desks: [oneAtATime],
    quoted: quoted.tenPlaces,
  })

export const distinctPlaces = (): Promise<void> =>
  race({
    name: 'distinct-places',
    couples: 480,
    times: 480,
    rounds: 5,
    desks: manyTimes,
    quoted: quoted.distinctPlaces,
  })
