import { describe, expect, it } from 'vitest'
import { couple, idNumber, single } from '../../tests/support/people.ts'
import { clientAt } from '../../tests/worker/booking-client.ts'
import { at, branch, morning, party } from '../../tests/worker/booking-morning.ts'

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
    const blank = { name: ' ', idNumber: '' }
    expect(await codes({ people: [blank, him], phone: '' })).toEqual([
      'people.0.name required',
      'people.0.idNumber required',
      'phone required',
    ])
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
    // Nor before the first visit itself.
    expect((await try_(at('01', '15:00'), 'registry')).body).toMatchObject({ code: 'outside_window' })
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
