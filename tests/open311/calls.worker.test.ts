import { describe, expect, it } from 'vitest'
import {
  DAY_MS,
  expectRefusal,
  formats,
  good,
  KEY,
  listIn,
  marker,
  NOW,
  office,
  persons,
  said,
  things,
  township,
} from './office.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { policy } from '../../functions/policy.ts'
describe.each(formats)('Open311 in %s', (format) => {
  it('is discovered: where it is, and in which formats', async () => {
    const answer = await office().ask(`discovery.${format}`)
    expect(said('discovery', format, answer)).toMatchObject({
      endpoints: [
        { url: 'https://portal.test/open311/v2', type: 'test', formats: ['text/xml', 'application/json'] },
      ],
    })
  })

  it('lists the kinds about things, and none about persons', async () => {
    const listed = listIn('services', format, await office().ask(`v2/services.${format}`))
    expect(listed.map(({ service_code }) => service_code)).toEqual(things)
  })

  it('defines every service that it lists', async () => {
    const { ask } = office()
    for (const code of things)
      expect(said('definition', format, await ask(`v2/services/${code}.${format}`))).toMatchObject({
        service_code: code,
      })
  })

  it('says of each attribute what a form would ask', async () => {
    const answer = await office().ask(`v2/services/boundary-marker.${format}`)
    expect(said('definition', format, answer)).toMatchObject({
      attributes: [
        {
          code: 'what',
          datatype: 'singlevaluelist',
          required: 'true',
          order: '1',
          values: expect.arrayContaining([{ key: 'gone', name: '不见了' }]) as unknown,
        },
        { code: 'number', datatype: 'string', required: 'false', order: '2' },
        { code: 'words', datatype: 'text', required: 'false', order: '3', values: [] },
      ],
    })
  })

  it('knows no service about persons, and none that is not there', async () => {
    const { ask, desk, post } = office()
    for (const code of [...persons, 'no-such']) {
      expectRefusal(404, format, await ask(`v2/services/${code}.${format}`))
      expectRefusal(404, format, await ask(`v2/requests.${format}?service_code=${code}`))
      expectRefusal(404, format, await post(format, { ...good, service_code: code }))
    }
    expect(desk.kept).toHaveLength(0)
  })

  it('takes a report, gives its number at once, and tells how it stands', async () => {
    const { ask, post } = office()
    const [made] = listIn('created', format, await post(format, good))
    expect(made).toMatchObject({ service_request_id: '1', service_notice: marker.next.join('\n') })
    expect(made).not.toHaveProperty('token')
    expect(listIn('requests', format, await ask(`v2/requests/1.${format}`))).toEqual([
      {
        service_request_id: '1',
        status: 'open',
        status_notes: '已收到，还没有人受理',
        service_name: marker.name,
        service_code: marker.id,
        description: '界桩怎么了：不见了',
        agency_responsible: policy.units.find(({ id }) => id === marker.unit)?.name,
        service_notice: marker.next.join('\n'),
        requested_datetime: NOW,
        updated_datetime: NOW,
        expected_datetime: instantText(Date.parse(NOW) + DAY_MS),
        address: `${township.name}，洪江市，怀化市，湖南省`,
        address_id: township.code,
        zipcode: null,
        lat: null,
        long: null,
        media_url: null,
      },
    ])
  })

  it('gives a token instead where the client asks for one, which leads to the number', async () => {
    const { ask, post } = office()
    const [made] = listIn(
      'created',
      format,
      await post(format, good, { headers: { prefer: 'respond-async' } }),
    )
    expect(made).not.toHaveProperty('service_request_id')
    const token = made?.['token'] ?? ''
    expect(listIn('token', format, await ask(`v2/tokens/${token}.${format}`))).toEqual([
      { service_request_id: '1', token },
    ])
    expectRefusal(404, format, await ask(`v2/tokens/${token}x.${format}`))
    expectRefusal(404, format, await ask(`v2/tokens/1.${format}`))
    const later = instantText(Date.parse(NOW) + 400 * DAY_MS)
    expectRefusal(404, format, await ask(`v2/tokens/${token}.${format}`, { now: later }))
  })

  it('wants an accepted key before anything else', async () => {
    const { ask, desk, post } = office()
    expectRefusal(403, format, await post(format, { ...good, api_key: '' }))
    expectRefusal(403, format, await post(format, { ...good, api_key: `${KEY}x` }))
    expectRefusal(403, format, await post(format, { service_code: 'no-such' }))
    expectRefusal(403, format, await post(format, good, { keys: null }))
    expectRefusal(403, format, await post(format, { ...good, api_key: '' }, { keys: '' }))
    expectRefusal(
      403,
      format,
      await ask(`v2/requests.${format}`, {
        method: 'POST',
        body: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
    expect(desk.kept).toHaveLength(0)
  })

  it('says which argument is missing or wrong', async () => {
    const { post } = office()
    const refused = async (change: Record<string, string>): Promise<string> =>
      expectRefusal(400, format, await post(format, { ...good, ...change }))
    expect(await refused({ service_code: '' })).toContain('service_code')
    expect(await refused({ address_id: '' })).toContain('lat')
    expect(await refused({ 'attribute[what]': '' })).toContain('attribute[what]')
    expect(await refused({ 'attribute[what]': 'flying' })).toContain('attribute[what]')
    expect(await refused({ 'attribute[no]': 'x' })).toContain('attribute[no]')
    expect(await refused({ address_id: '999999999' })).toContain('address_id')
    expect(await refused({ lat: '27.2' })).toContain('long')
    expect(await refused({ lat: 'north', long: '109.8' })).toContain('WGS84')
    expect(await refused({ lat: '91', long: '109.8' })).toContain('WGS84')
    expect(await refused({ address_id: '', address_string: '河边的大树下' })).toContain('address_string')
    expect(await refused({ phone: '12' })).toContain('phone')
    expect(await refused({ description: '长'.repeat(501) })).toContain('attribute[words]')
    expect(await refused({ description: '长'.repeat(5000) })).toContain('太多')
  })

  it('takes a body that is a form, and no other', async () => {
    const { ask, desk } = office()
    const body = JSON.stringify(good)
    expectRefusal(
      400,
      format,
      await ask(`v2/requests.${format}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
    )
    expect(desk.kept).toHaveLength(0)
  })
})
