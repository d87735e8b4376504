import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from '../app.ts'
import { couple, idNumber, single } from '../../tests/support/people.ts'
import { clientAt } from '../../tests/worker/booking-client.ts'

const morning = clientAt('2026-12-01T09:00:00+08:00')
const branch = 'registry-branch'
let next = 0
const party = () => couple((next += 1))
const at = (day: string, clock: string) => `2026-12-${day}T${clock}:00+08:00`

describe('GET /api/availability', () => {
  it('shows a month at a glance: open, rest days, what is over and what is not yet open', async () => {
    const { body } = await morning.get('/availability?office=registry&appointment=marriage&month=2026-12')
    const days = body['days'] as unknown as { date: string; state: string; left: number }[]
    const state = (date: string) => days.find((day) => day.date === date)?.state
    expect(days).toHaveLength(31)
    expect(state('2026-12-02')).toBe('open')
    expect(state('2026-12-05')).toBe('closed')
    const later = await morning.get('/availability?office=registry&appointment=marriage&month=2027-03')
    expect((later.body['days'] as unknown as { state: string }[])[2]?.state).toBe('not-yet')
    const drawn = await clientAt('2027-04-20T09:00:00+08:00').get(
      '/availability?office=registry&appointment=marriage&month=2027-05',
    )
    expect((drawn.body['days'] as unknown as { state: string }[])[19]?.state).toBe('draw')
  })

  it('shows how many places are left within two seconds of a change', async () => {
    const left = async (now: string) => {
      const { body } = await clientAt(now).get(
        `/availability?office=${branch}&appointment=marriage&date=2026-12-03`,
      )
      return (body['times'] as unknown as { left: number }[])[0]?.left
    }
    expect(await left('2026-12-01T10:00:00+08:00')).toBe(1)
    await clientAt('2026-12-01T10:00:00+08:00').hold(at('03', '09:00'), 'marriage', branch)
    expect(await left('2026-12-01T10:00:02+08:00')).toBe(0)
  })
})

describe('POST /api/holds', () => {
  it('gives one place to one of fifty who ask at once, and the others the nearest free times', async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, () => morning.hold(at('04', '09:00'), 'marriage', branch)),
    )
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = asked.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(49)
    expect(refused[0]?.body).toMatchObject({ code: 'slot_taken' })
    expect(refused.map(({ body }) => (body['nearest'] as unknown as string[])[0])).toContain(
      at('04', '09:30'),
    )
  })

  it('answers a retry as the first time, and refuses its key with another body', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const body = { office: 'registry', appointment: 'marriage', start: at('04', '10:00') }
    const first = await morning.post('/holds', body, key)
    expect(await morning.post('/holds', body, key)).toEqual(first)
    const other = await morning.post('/holds', { ...body, start: at('04', '10:30') }, key)
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused', status: 422 })
    const none = await morning.post('/holds', body, { 'idempotency-key': '' })
    expect(none.body).toMatchObject({ code: 'idempotency_key_missing', status: 400 })
  })

  it.each([
    ['a rest day', at('05', '09:00')],
    ['the noon break', at('04', '12:30')],
    ['a time that begins too soon', at('01', '09:30')],
    ['a day that is not yet open', '2027-03-02T09:00:00+08:00'],
  ])('refuses %s', async (_, start) => {
    expect((await morning.hold(start)).body).toMatchObject({ code: 'slot_not_offered', status: 409 })
  })

  it.each([
    [{ start: undefined }, { path: 'start', code: 'required' }],
    [{ start: '2026-12-01' }, { path: 'start', code: 'not_an_instant' }],
    [{ start: 20261201 }, { path: 'start', code: 'wrong_type' }],
    [{ start: '0'.repeat(31) }, { path: 'start', code: 'too_long', detail: '太长了，最多 30 个字。' }],
    [{ office: undefined }, { path: 'office', code: 'required' }],
  ])('says of %j what is wrong, and with which limit', async (wrong, fault) => {
    const body = { office: 'registry', appointment: 'marriage', start: at('08', '09:00'), ...wrong }
    const refused = await morning.post('/holds', body)
    expect(refused.status).toBe(422)
    expect(refused.body['fields']).toContainEqual(expect.objectContaining(fault))
  })

  it.each([
    ['', 'required'],
    ['&month=2026-13', 'not_written_so'],
    ['&month=2026-12&date=2026-12-01', 'only_one_of'],
  ])('asks for a month or a day, and not for both: %j', async (asked, code) => {
    const seen = await morning.get(`/availability?office=registry&appointment=marriage${asked}`)
    expect(seen.body['fields']).toEqual([expect.objectContaining({ path: 'month', code })])
  })

  it('refuses a drawn day, which is not given to whoever comes first', async () => {
    const april = clientAt('2027-04-20T09:00:00+08:00')
    expect((await april.hold('2027-05-20T09:00:00+08:00')).body).toMatchObject({ code: 'day_drawn' })
  })

  it('is over after ten minutes, and free again at once when it is released', async () => {
    const start = at('07', '09:00')
    const held = await morning.hold(start, 'marriage', branch)
    expect(held.body['expiresAt']).toBe('2026-12-01T09:10:00+08:00')
    const late = clientAt('2026-12-01T09:10:00+08:00')
    expect((await late.hold(start, 'marriage', branch)).status).toBe(201)
    const tooLate = await late.post('/bookings', {
      hold: held.body['hold'],
      secret: held.body['secret'],
      ...party(),
    })
    expect(tooLate.body).toMatchObject({ code: 'hold_expired' })
    const third = await clientAt('2026-12-01T09:30:00+08:00').hold(start, 'marriage', branch)
    const secret = { authorization: `Bearer ${String(third.body['secret'])}` }
    const released = () => late.send('DELETE', `/holds/${String(third.body['hold'])}`, undefined, secret)
    expect((await released()).body).toEqual({ released: true })
    expect((await released()).body).toEqual({ released: true })
    const stranger = { authorization: 'Bearer registry.marriage.1.x' }
    const tried = await late.send('DELETE', `/holds/${String(third.body['hold'])}`, undefined, stranger)
    expect(tried.body).toMatchObject({ code: 'hold_not_found' })
  })
})

describe('POST /api/bookings', () => {
  it('takes a name without what nobody can see, and none that has only that', async () => {
    const { people, phone } = party()
    const named = (name: string) => ({ people: people.map((person) => ({ ...person, name })), phone })
    const { body: held } = await morning.hold(at('16', '09:00'))
    for (const name of ['\u200b', '\u200f\u0000', '\ud800', '12']) {
      const refused = await morning.post('/bookings', {
        hold: held['hold'],
        secret: held['secret'],
        ...named(name),
      })
      expect(refused.body['fields']).toContainEqual(
        expect.objectContaining({ path: 'people.0.name', code: 'required' }),
      )
    }
    const booked = await morning.book(at('16', '09:30'), named('\u202e阿卜杜拉·买买提\u0000'))
    expect(booked.status).toBe(201)
    const found = await morning.post('/bookings/lookup', {
      code: booked.body['code'],
      phoneLast4: phone.slice(-4),
    })
    expect(found.body['booking']).toMatchObject({ people: [{ name: '阿***' }, { name: '阿***' }] })
  })

  it('books a held time and gives a code that the phone’s last four digits open', async () => {
    const couple = party()
    const booked = await morning.book(at('08', '09:00'), couple)
    expect(booked.status).toBe(201)
    expect(booked.body).toMatchObject({
      start: at('08', '09:00'),
      end: at('08', '09:30'),
      office: 'registry',
    })
    const found = await morning.post('/bookings/lookup', {
      code: String(booked.body['code']).toLowerCase(),
      phoneLast4: couple.phone.slice(-4),
    })
    expect(found.body['booking']).toMatchObject({
      state: 'booked',
      people: [{ name: '示**' }, { name: '示**' }],
      phone: `139****${couple.phone.slice(-4)}`,
    })
    expect(JSON.stringify(found.body)).not.toContain(couple.people[0]?.idNumber)
  })

  it('refuses a second booking of the same person and service, with another partner as well', async () => {
    const first = party()
    expect((await morning.book(at('08', '10:00'), first)).status).toBe(201)
    const other = party()
    const mixed = { ...other, people: [first.people[0], other.people[1]] } as typeof other
    expect((await morning.book(at('08', '10:30'), mixed)).body).toMatchObject({
      code: 'person_already_booked',
    })
  })

  it('says which field cannot be right, and keeps the hold for another try', async () => {
    const held = await morning.hold(at('08', '11:00'))
    const hold = { hold: held.body['hold'], secret: held.body['secret'] }
    const good = party()
    const send = (more: object) => morning.post('/bookings', { ...hold, ...good, ...more })
    const codes = async (more: object) =>
      ((await send(more)).body['fields'] as unknown as { path: string; code: string }[]).map(
        ({ path, code }) => `${path} ${code}`,
      )
    const [her, him] = good.people
    expect(await codes({ people: [{ ...her, idNumber: '431281199001010021' }, him] })).toEqual([
      'people.0.idNumber id_number_check',
    ])
    expect(await codes({ people: [her, her] })).toEqual(['people.1.idNumber same_person'])
    expect(await codes({ people: [her] })).toEqual(['people wrong_people_count'])
    expect(await codes({ people: [her, { name: '示例乙', idNumber: idNumber(7, 'male', 2015) }] })).toEqual([
      'people.1.idNumber too_young',
    ])
    expect(await codes({ phone: '12345' })).toEqual(['phone not_a_phone'])
    expect((await send({})).status).toBe(201)
  })

  it('counts years to the day of the appointment: the birthday itself is enough', async () => {
    const bride = (day: string) => {
      const first17 = `4312812006${day}012`
      return { name: '示例甲', idNumber: first17 }
    }
    const { checkCharacter } = await import('../../schema/booking/id-number.ts')
    const withCheck = ({ name, idNumber }: { name: string; idNumber: string }) => ({
      name,
      idNumber: idNumber + checkCharacter(idNumber),
    })
    const tried = async (day: string, clock: string) => {
      const groom = party().people[1]
      return morning.book(at('09', clock), {
        people: [withCheck(bride(day)), groom],
        phone: '13900000000',
      } as ReturnType<typeof party>)
    }
    expect((await tried('1210', '09:00')).body).toMatchObject({ code: 'invalid_input' })
    expect((await tried('1209', '09:30')).status).toBe(201)
  })

  it('sends a divorce certificate back to the office of the application, inside its window', async () => {
    const couple = party()
    const day = await morning.book(at('02', '09:10'), couple, 'divorce-application')
    expect(day.status).toBe(201)
    // 2 December: cooling-off ends on 1 January, a holiday and then a weekend, so on 4 January; the window is 5 January to 3 February.
    const try_ = (start: string, office: string) => morning.book(start, couple, 'divorce-collection', office)
    expect((await try_('2026-12-29T09:00:00+08:00', 'registry')).body).toMatchObject({
      code: 'outside_window',
    })
    expect((await try_('2027-01-06T09:00:00+08:00', branch)).body).toMatchObject({ code: 'other_office' })
    expect((await try_('2027-01-04T09:00:00+08:00', 'registry')).body).toMatchObject({
      code: 'outside_window',
    })
    expect((await try_('2027-01-05T09:00:00+08:00', 'registry')).status).toBe(201)

    // The first visit stays as long as the second hangs on it, or moves to where the second is still inside its window.
    const bearer = await morning.token(day.body['code'], couple)
    const path = `/bookings/${String(day.body['code'])}`
    const moveTo = async (start: string, office: string) => {
      const held = await morning.hold(start, 'divorce-application', office)
      const hold = { hold: held.body['hold'], secret: held.body['secret'] }
      return (await morning.post(`${path}/move`, hold, bearer)).body
    }
    expect(await moveTo(at('11', '09:10'), 'registry')).toMatchObject({ code: 'second_visit_booked' })
    expect(await moveTo(at('03', '09:00'), branch)).toMatchObject({ code: 'second_visit_booked' })
    expect((await morning.post(`${path}/cancel`, undefined, bearer)).body).toMatchObject({
      code: 'second_visit_booked',
    })
    expect(await moveTo(at('03', '09:10'), 'registry')).toMatchObject({
      booking: { start: at('03', '09:10') },
    })
  })
})

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

describe('the ID number of a child', () => {
  it.each([
    ['divorce-application', at('15', '09:10')],
    ['certificate-reissue', at('15', '09:30')],
  ])(
    'is none of somebody who comes for %s: whoever is or was married has reached the age for it',
    async (service, start) => {
      const child = { name: '示例甲', idNumber: idNumber(77, 'female', 2015) }
      const other = party().people[1]
      const people = service === 'certificate-reissue' ? [child] : [child, other]
      const tried = await morning.book(
        start,
        { people, phone: '13900000001' } as ReturnType<typeof party>,
        service,
      )
      expect(tried.body['fields']).toMatchObject([{ path: 'people.0.idNumber', code: 'too_young' }])
    },
  )
})

describe('what is no couple', () => {
  it('books one person for what one person comes for', async () => {
    const reissue = (at_: string, who: ReturnType<typeof single>) =>
      morning.book(at_, who, 'certificate-reissue')
    expect((await reissue(at('15', '09:10'), single(1))).status).toBe(201)
    expect((await reissue(at('15', '09:10'), couple(900))).body).toMatchObject({ code: 'invalid_input' })
  })

  it('opens 6.19 only on that day', async () => {
    const june = clientAt('2027-06-01T09:00:00+08:00')
    const month = await june.get('/availability?office=rescue-station&appointment=open-day&month=2027-06')
    const open = (month.body['days'] as unknown as { date: string; state: string }[]).filter(
      ({ state }) => state !== 'closed',
    )
    // 19 June 2027 is a Saturday: whether the station opens then is the bureau's to say.
    expect(open).toEqual([])
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

describe('the limiter', () => {
  it('lets the same people try only so often, from however many networks', async () => {
    const limited = { ...env, PORTAL_LIMITS: 'on' }
    const couple = party()
    const held = await morning.hold(at('17', '09:00'))
    const body = JSON.stringify({ hold: held.body['hold'], secret: held.body['secret'], ...couple })
    const tryFrom = async (network: number) => {
      const headers = {
        'content-type': 'application/json',
        'portal-now': '2026-12-01T09:00:00+08:00',
        'idempotency-key': crypto.randomUUID(),
        'x-forwarded-for': `203.0.113.${network}`,
      }
      return (await app.request('/api/bookings', { method: 'POST', headers, body }, limited)).status
    }
    const tries = []
    for (let network = 1; network <= 11; network += 1) tries.push(await tryFrom(network))
    expect(tries.slice(0, 10)).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect(tries[10]).toBe(429)
  })
})
