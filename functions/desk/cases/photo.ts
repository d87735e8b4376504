import { readToken, signToken } from '../../token.ts'
import { photoOf } from '../../casework/desk/door.ts'
import { nowMs } from '../../clock.ts'
import { keyRing } from '../../keys.ts'
import { lookupHash } from '../../lookup-hash.ts'
import type { Signed, Visit } from '../pages/show.tsx'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'
import { aboutCase, notTheirs, type Found } from './found.ts'
import type { PhotoAddress } from './reports.ts'

const PURPOSE = 'desk-photo'
/** Long enough for the page that was just opened to load its pictures, and no longer. */
const GOOD_MS = 5 * 60_000

const ringOf = (c: Visit) => {
  const ring = keyRing(c.env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return ring.value
}

/** Which session a photo was opened in, without its token. */
const sessionOf = (c: Visit, token: string): string => lookupHash(ringOf(c), 'desk-photo-session', token)

/** Addresses of photos that were just opened: for this session and this case, and over soon. */
export const photoAddresses =
  (c: Visit, { token }: Signed, number: number): PhotoAddress =>
  (photo) =>
    caseAddress(
      'photo',
      number,
      signToken(ringOf(c), PURPOSE, { number, photo, of: sessionOf(c, token) }, nowMs(c) + GOOD_MS),
    )

const photoIn = (payload: unknown, number: number, of: string): string | undefined =>
  typeof payload === 'object' &&
  payload !== null &&
  'of' in payload &&
  payload.of === of &&
  'number' in payload &&
  payload.number === number &&
  'photo' in payload &&
  typeof payload.photo === 'string'
    ? payload.photo
    : undefined

/** `GET /desk/cases/<number>/photos/<token>/`: the photo itself, for who opened the photos of this case. Nobody keeps it. */
export const getPhoto = async (c: Visit, one: Signed, { file }: Found): Promise<Response> => {
  const given = c.req.param('photo') ?? ''
  const payload = readToken(ringOf(c), PURPOSE, given, nowMs(c))
  const id = photoIn(payload, file.number, sessionOf(c, one.token))
  const photo = id === undefined ? undefined : await photoOf(c, file, id)
  if (photo?.ok !== true) return notTheirs(c, one, `${aboutCase(file.number)} photos`)
  return c.body(new Uint8Array(photo.value.bytes), 200, {
    'content-type': photo.value.type,
    'cache-control': 'no-store',
  })
}
