/**
 * What others reached, as written down by those who measured it; nothing here was run by this bench. Easy!Appointments needs a
 * PHP server and MySQL, which do not come from npm.
 */
export const quoted = {
  onePlace: { who: 'Easy!Appointments 1.6.0', couples: 64, confirmed: [9, 3, 1, 2, 4], shouldBe: 1 },
  tenPlaces: {
    who: 'Easy!Appointments 1.6.0',
    couples: 400,
    confirmed: [12, 14, 10],
    shouldBe: 10,
    reqPerS: [344, 415],
    p99Ms: [900, 1100],
  },
  distinctPlaces: { who: 'Easy!Appointments 1.6.0', couples: 480, bookingsPerS: 168, p99Ms: 2800 },
  availability: { who: 'Lower Austria, spring 2021', readsPerS: 800 },
} as const
