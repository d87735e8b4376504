import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../../schema/booking/id-number.ts'
import { clientAt } from '../../tests/worker/booking-client.ts'
import { at, branch, morning, party } from '../../tests/worker/booking-morning.ts'

describe('changing a booking', () => {
  it('moves: the old place is free in the same moment, and never before', async () => {
    const couple = party()
    const booked = await morning.book(at('10', '09:00'), couple, 'marriage', branch)
    const bearer = await morning.token(booked.body['code'], couple)
    const held = await morning.hold(at('10', '09:30'), 'marriage', branch)
    const body = { hold: held.body['hold'], secret: held.body['secret'] }
    const moved = await morning.post(`/bookings/${String(booked.body['code'])}/move`, body, bearer)
    expect(moved.body['booking']).toMatchObject({ start: at('10', '09:30'), movesLeft: 4 })
    expect((await morning.book(at('10', '09:00'), party(), 'marriage', branch)).status).toBe(201)
    expect((await morning.hold(at('10', '09:30'), 'marriage', branch)).body).toMatchObject({
      code: 'slot_taken',
    })
  })

  it('leaves a booking where it is when it is moved to the time it has, and frees the other place', async () => {
    const couple = party()
    const start = at('14', '09:00')
    const booked = await morning.book(start, couple)
    const bearer = await morning.token(booked.body['code'], couple)
    const held = await morning.hold(start)
    const body = { hold: held.body['hold'], secret: held.body['secret'] }
    const moved = await morning.post(`/bookings/${String(booked.body['code'])}/move`, body, bearer)
    expect(moved.body['booking']).toMatchObject({ start, state: 'booked', movesLeft: 5 })
    expect((await morning.hold(start)).status).toBe(201)
    expect((await morning.hold(start)).body).toMatchObject({ code: 'slot_taken' })
  })

  it('moves nobody to a day on which one of them is too young, and leaves the booking where it is', async () => {
    const couple = party()
    const first17 = '43128120061218012'
    const bride = { name: '示例甲', idNumber: first17 + checkCharacter(first17) }
    const young = { ...couple, people: [bride, couple.people[1]] } as typeof couple
    const booked = await morning.book(at('18', '15:00'), young)
    expect(booked.status).toBe(201)
    const bearer = await morning.token(booked.body['code'], young)
    const moveTo = async (start: string) => {
      const held = await morning.hold(start)
      const body = { hold: held.body['hold'], secret: held.body['secret'] }
      return morning.post(`/bookings/${String(booked.body['code'])}/move`, body, bearer)
    }
    const early = await moveTo(at('17', '15:00'))
    expect(early.body).toMatchObject({ code: 'too_young', status: 409 })
    expect(early.body['fields']).toMatchObject([
      { path: 'hold', code: 'too_young', detail: expect.stringContaining('2026年12月18日') as string },
    ])
    const found = await morning.post('/bookings/lookup', {
      code: booked.body['code'],
      phoneLast4: young.phone.slice(-4),
    })
    expect(found.body['booking']).toMatchObject({ start: at('18', '15:00'), movesLeft: 5 })
    const alone = { ...young, people: [bride] } as unknown as typeof couple
    const copy = await morning.book(at('18', '15:30'), alone, 'certificate-reissue')
    const marriage = await morning.hold(at('17', '15:30'))
    const other = await morning.post(
      `/bookings/${String(copy.body['code'])}/move`,
      { hold: marriage.body['hold'], secret: marriage.body['secret'] },
      await morning.token(copy.body['code'], alone),
    )
    expect(other.body).toMatchObject({ code: 'hold_for_other' })
    expect((await moveTo(at('21', '15:00'))).body['booking']).toMatchObject({ start: at('21', '15:00') })
  })

  it('answers a retry of a move as the first time, also after the booking was cancelled', async () => {
    const couple = party()
    const booked = await morning.book(at('10', '10:30'), couple)
    const bearer = await morning.token(booked.body['code'], couple)
    const held = await morning.hold(at('10', '11:00'))
    const path = `/bookings/${String(booked.body['code'])}`
    const move = () =>
      morning.post(`${path}/move`, { hold: held.body['hold'], secret: held.body['secret'] }, headers)
    const headers = { ...bearer, 'idempotency-key': crypto.randomUUID() }
    const first = await move()
    expect(first.status).toBe(200)
    expect((await morning.post(`${path}/cancel`, undefined, bearer)).status).toBe(200)
    expect(await move()).toEqual(first)
  })

  it('cancels, twice in a row as well, and the people may book again', async () => {
    const couple = party()
    const booked = await morning.book(at('11', '09:00'), couple)
    const bearer = await morning.token(booked.body['code'], couple)
    const path = `/bookings/${String(booked.body['code'])}/cancel`
    for (const _ of [1, 2])
      expect((await morning.post(path, undefined, bearer)).body['booking']).toMatchObject({
        state: 'cancelled',
      })
    expect((await morning.book(at('11', '09:00'), couple)).status).toBe(201)
  })

  it('needs the token of a look-up, of this booking, and not older than half an hour', async () => {
    const [one, other] = [party(), party()]
    const mine = await morning.book(at('11', '10:00'), one)
    const theirs = await morning.book(at('11', '10:30'), other)
    const bearer = await morning.token(mine.body['code'], one)
    const cancel = (code: unknown, headers: Record<string, string>, now = morning) =>
      now.post(`/bookings/${String(code)}/cancel`, undefined, headers)
    expect((await cancel(theirs.body['code'], bearer)).body).toMatchObject({
      code: 'token_invalid',
      status: 401,
    })
    expect((await cancel(mine.body['code'], {})).body).toMatchObject({ code: 'token_invalid' })
    const late = clientAt('2026-12-01T09:30:00+08:00')
    expect((await cancel(mine.body['code'], bearer, late)).body).toMatchObject({ code: 'token_invalid' })
  })

  it('answers a code with wrong digits a few times, and then nobody for a while', async () => {
    const couple = party()
    const booked = await morning.book(at('11', '11:00'), couple)
    const look = (phoneLast4: string, now = morning) =>
      now.post('/bookings/lookup', { code: booked.body['code'], phoneLast4 })
    for (let tried = 0; tried < 8; tried += 1)
      expect((await look('9999')).body).toMatchObject({ code: 'booking_not_found' })
    expect((await look(couple.phone.slice(-4))).body).toMatchObject({ code: 'too_many_tries', status: 429 })
    expect((await look(couple.phone.slice(-4), clientAt('2026-12-01T09:16:00+08:00'))).status).toBe(200)
  })
})

describe('the waitlist', () => {
  it('takes nobody for a second visit that they could not make, so that no offer is one they have to be refused', async () => {
    const couple = party()
    expect((await morning.book(at('03', '08:30'), couple, 'divorce-application')).status).toBe(201)
    // The window of a first visit on 3 December ends in February.
    const day = '2027-03-17'
    const line = { office: 'registry', appointment: 'divorce-collection', date: day }
    const { times } = (
      await morning.get(`/availability?office=registry&appointment=divorce-collection&date=${day}`)
    ).body as unknown as { times: { start: string }[] }
    for (const { start } of times)
      expect((await morning.book(start, party(), 'divorce-collection')).status).toBe(201)
    const start = times[0]?.start
    for (const asked of [line, { ...line, start }])
      expect((await morning.post('/waitlist', { ...asked, ...couple })).body).toMatchObject({
        code: 'outside_window',
        status: 409,
      })
    expect((await morning.post('/waitlist', { ...line, ...party() })).status).toBe(201)
  })

  const start = at('14', '09:00')
  const full = async () => {
    const couple = party()
    const booked = await morning.book(start, couple, 'marriage', branch)
    return { couple, code: String(booked.body['code']) }
  }
  const line = { office: branch, appointment: 'marriage', date: '2026-12-14', start }

  it('gives a freed place to the first in line at once, and to the next when the offer is not taken', async () => {
    const holder = await full()
    const [first, second] = [party(), party()]
    const joined = await morning.post('/waitlist', { ...line, ...first })
    expect(joined.body).toMatchObject({ position: 1 })
    const behind = await morning.post('/waitlist', { ...line, ...second })
    expect(behind.body).toMatchObject({ position: 2 })
    await morning.post(
      `/bookings/${holder.code}/cancel`,
      undefined,
      await morning.token(holder.code, holder.couple),
    )
    const look = async (code: unknown, couple: typeof first, now = morning) =>
      (await now.post('/waitlist/lookup', { code, phoneLast4: couple.phone.slice(-4) })).body
    const offer = (await look(joined.body['code'], first))['offer'] as unknown as {
      start: string
      expiresAt: string
    }
    expect(offer).toMatchObject({ start, expiresAt: '2026-12-01T09:30:00+08:00' })
    expect((await morning.hold(start, 'marriage', branch)).body).toMatchObject({ code: 'slot_taken' })
    const later = clientAt('2026-12-01T09:30:00+08:00')
    expect(await look(joined.body['code'], first, later)).toMatchObject({ state: 'waiting', position: 1 })
    const next = await look(behind.body['code'], second, later)
    expect(next).toMatchObject({ state: 'offered', offer: { start } })
    const stolen = await later.post('/bookings', {
      hold: (next['offer'] as unknown as { hold: string }).hold,
      secret: (next['offer'] as unknown as { secret: string }).secret,
      ...party(),
    })
    expect(stolen.body).toMatchObject({ code: 'hold_for_other' })
    const taken = await later.post(
      `/waitlist/${String(behind.body['code'])}/accept`,
      undefined,
      await later.token(behind.body['code'], second, 'waitlist'),
    )
    expect(taken.body['booking']).toMatchObject({ state: 'booked', code: behind.body['code'], start })
  })

  /** Somebody for whom a freed place at 17 December is kept. */
  const offered = async (clock: string) => {
    const time = at('17', clock)
    const [holder, waits] = [party(), party()]
    const booked = await morning.book(time, holder, 'marriage', branch)
    const joined = await morning.post('/waitlist', { ...line, date: '2026-12-17', start: time, ...waits })
    const { body } = booked
    await morning.post(
      `/bookings/${String(body['code'])}/cancel`,
      undefined,
      await morning.token(body['code'], holder),
    )
    const code = String(joined.body['code'])
    const found = await morning.post('/waitlist/lookup', { code, phoneLast4: waits.phone.slice(-4) })
    const offer = found.body['offer'] as unknown as { hold: string; secret: string }
    return { waits, code, offer, token: { authorization: `Bearer ${String(found.body['token'])}` } }
  }

  it('gives the offered place once, however often and with however many keys it is accepted', async () => {
    const { code, token } = await offered('09:00')
    const headers = { ...token, 'idempotency-key': crypto.randomUUID() }
    const accept = (more: Record<string, string>) => morning.post(`/waitlist/${code}/accept`, undefined, more)
    const [first, again, other] = await Promise.all([accept(headers), accept(headers), accept(token)])
    expect(first.body['booking']).toMatchObject({ state: 'booked', code })
    expect([again, other.status]).toEqual([first, 200])
    const cancelled = await morning.post(`/bookings/${code}/cancel`, undefined, token)
    expect(cancelled.body['booking']).toMatchObject({ state: 'cancelled' })
    expect(await accept(headers)).toEqual(first)
  })

  it('tells whoever books an offer with another phone a code that this phone opens', async () => {
    const { waits, code, offer } = await offered('09:30')
    const other = { ...waits, phone: '13912345678' }
    const hold = { hold: offer.hold, secret: offer.secret }
    const booked = await morning.post('/bookings', { ...hold, ...other })
    expect(booked.status).toBe(201)
    const look = (phone: string, of: unknown, kind = 'bookings') =>
      morning.post(`/${kind}/lookup`, { code: of, phoneLast4: phone.slice(-4) })
    expect((await look(other.phone, booked.body['code'])).body['booking']).toMatchObject({ state: 'booked' })
    expect((await look(waits.phone, code, 'waitlist')).body).toMatchObject({ state: 'booked', position: 0 })
    expect((await morning.book(at('17', '10:00'), waits, 'marriage', branch)).body).toMatchObject({
      code: 'person_already_booked',
    })
  })

  it('is not for what can be booked at once, and once a person', async () => {
    const free = await morning.post('/waitlist', {
      ...line,
      date: '2026-12-15',
      start: undefined,
      ...party(),
    })
    expect(free.body).toMatchObject({ code: 'places_free' })
    const couple = party()
    expect((await morning.post('/waitlist', { ...line, ...couple })).status).toBe(201)
    expect((await morning.post('/waitlist', { ...line, ...couple })).body).toMatchObject({
      code: 'person_waiting',
    })
  })
})

describe('GET /api/bookings/{code}/calendar.ics', () => {
  it('is for whoever holds the token, and says the new time after a move', async () => {
    const couple = party()
    const booked = await morning.book(at('16', '09:00'), couple)
    const code = String(booked.body['code'])
    const path = `/bookings/${code}/calendar.ics`
    expect((await morning.get(path)).body).toMatchObject({ code: 'token_invalid' })
    const bearer = await morning.token(code, couple)
    const first = await morning.text(path, bearer)
    expect(first).toContain('SEQUENCE:0')
    expect(first).toContain('DTSTART;TZID=Asia/Shanghai:20261216T090000')
    const held = await morning.hold(at('16', '10:00'))
    await morning.post(
      `/bookings/${code}/move`,
      { hold: held.body['hold'], secret: held.body['secret'] },
      bearer,
    )
    const second = await morning.text(path, bearer)
    expect(second).toContain('SEQUENCE:1')
    expect(second).toContain('DTSTART;TZID=Asia/Shanghai:20261216T100000')
    const uid = (file: string) => /UID:(\S+)/.exec(file)?.[1]
    expect(uid(second)).toBe(uid(first))
  })
})
