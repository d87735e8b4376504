import { describe, expect, it } from 'vitest'
import {
  DAY_MS,
  expectRefusal,
  formats,
  good,
  listIn,
  marker,
  NOW,
  office,
  said,
  township,
} from './office.ts'
import { instantText } from '../../schema/booking/instant.ts'
describe.each(formats)('Open311 in %s', (format) => {
  it('finds requests by number, kind, state and time', async () => {
    const { ask, desk, post } = office()
    const at = (day: number): number => Date.parse(NOW) + day * DAY_MS
    for (const day of [-100, -80, -10]) {
      desk.at(at(day))
      const now = instantText(at(day))
      await post(format, good, { now })
    }
    desk.change(2, { status: 'closed', closedMs: at(-70), updatedMs: at(-1), outcome: 'repaired' })
    const found = async (query: string): Promise<(string | null | undefined)[]> =>
      listIn('requests', format, await ask(`v2/requests.${format}?${query}`)).map(
        (one) => one['service_request_id'],
      )
    const days = (from: number, to: number): string =>
      new URLSearchParams({ start_date: instantText(at(from)), end_date: instantText(at(to)) }).toString()
    expect(await found('')).toEqual(['3', '2'])
    expect(await found('service_request_id=1,3&status=closed')).toEqual(['3', '1'])
    expect(await found('service_request_id=1&service_request_id=2,abc,77')).toEqual(['2', '1'])
    expect(await found('service_code=boundary-marker&status=open')).toEqual(['3'])
    expect(await found('status=closed')).toEqual(['2'])
    expect(await found('status=open,closed&service_code=&start_date=')).toEqual(['3', '2'])
    expect(await found(days(-100, -20))).toEqual(['2', '1'])
    // Ninety days from then, and the plus sign of its zone is not encoded.
    expect(await found(`start_date=${instantText(at(-101))}`)).toEqual(['2', '1'])
    expect(await found(`end_date=${encodeURIComponent(instantText(at(-20)))}`)).toEqual(['2', '1'])
    expect(await found(`updated_after=${encodeURIComponent(instantText(at(-2)))}`)).toEqual(['2'])
    expect(await found('page=2&page_size=1')).toEqual(['2'])
    expect(await found('page=9')).toEqual([])
    const closed = listIn('requests', format, await ask(`v2/requests/2.${format}`))
    expect(closed).toMatchObject([
      {
        status: 'closed',
        status_notes: '已修好：去看过，已经修好。',
        updated_datetime: instantText(at(-70)),
      },
    ])
  })

  it('refuses a span of more than 90 days, and dates that are none', async () => {
    const { ask } = office()
    const asked = (query: Record<string, string>) =>
      ask(`v2/requests.${format}?${new URLSearchParams(query).toString()}`)
    const [from, day90, day91] = ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', '2026-04-02T00:00:00Z']
    expect(listIn('requests', format, await asked({ start_date: from, end_date: day90 }))).toEqual([])
    expect(expectRefusal(400, format, await asked({ start_date: from, end_date: day91 }))).toContain('90')
    expectRefusal(400, format, await asked({ start_date: day90, end_date: from }))
    for (const bad of [
      '2026-01-01',
      '2026-02-30T00:00:00Z',
      '2026-01-01T00:00:00',
      '2026-01-01T25:00:00Z',
      'yesterday',
      '0',
    ]) {
      expect(expectRefusal(400, format, await asked({ start_date: bad }))).toContain('start_date')
      expect(expectRefusal(400, format, await asked({ end_date: bad }))).toContain('end_date')
      expectRefusal(400, format, await asked({ updated_after: bad }))
    }
    expectRefusal(400, format, await asked({ status: 'done' }))
    expectRefusal(400, format, await asked({ page: '0' }))
    expectRefusal(400, format, await asked({ page_size: '1001' }))
  })

  it('gives the newest thousand of 1,001', async () => {
    const { ask, desk } = office()
    const first = {
      report: 'r',
      sealed: { fields: {} },
      kind: marker.id,
      status: 'received',
      unit: marker.unit,
      open: {},
      openedMs: Date.parse(NOW),
      updatedMs: Date.parse(NOW),
      closedMs: null,
      answerByMs: Date.parse(NOW),
      outcome: null,
    } as const
    for (let number = 1; number <= 1001; number += 1) desk.kept.push({ ...first, number })
    const found = listIn('requests', format, await ask(`v2/requests.${format}`))
    expect(found).toHaveLength(1000)
    expect(found.map((one) => one['service_request_id'])).not.toContain('1')
  })

  it('answers in the asked format that something is not there', async () => {
    const { ask } = office()
    for (const path of [
      'v2/requests/1',
      'v2/requests/0',
      'v2/requests/1e3',
      'v2/tokens/x',
      'v2/other',
      'v2/services/a/b',
      'other',
      'v1/services',
    ])
      expectRefusal(404, format, await ask(`${path}.${format}`))
    expectRefusal(404, format, await ask(`v2/services.${format}?jurisdiction_id=sfgov.org`))
    expect((await ask(`v2/services.${format}?jurisdiction_id=431281`)).status).toBe(200)
    expect((await ask(`v2/services.${format}?jurisdiction_id=`)).status).toBe(200)
  })

  it('names the methods that an address knows', async () => {
    const { ask } = office()
    for (const [path, method, allow] of [
      ['v2/services', 'POST', 'GET, HEAD'],
      ['v2/requests', 'DELETE', 'GET, HEAD, POST'],
      ['v2/requests/1', 'PUT', 'GET, HEAD'],
      ['discovery', 'POST', 'GET, HEAD'],
    ] as const) {
      const answer = await ask(`${path}.${format}`, { method })
      expectRefusal(405, format, answer)
      expect(answer.headers.get('allow')).toBe(allow)
    }
    const head = await ask(`v2/services.${format}`, { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('never says a word, a name, a number or an exact place of whoever reported', async () => {
    const { ask, desk, post } = office()
    const planted = {
      description: '密语一\n第二行',
      first_name: '三丰',
      last_name: '张',
      phone: '13800138000',
      email: 'secret@example.org',
      device_id: 'device-77',
      account_id: 'account-77',
      address_string: `${township.name}老槐树旁`,
      media_url: 'https://example.org/photo.jpg',
      'attribute[number]': '密号42',
      lat: '27.2034567',
      long: '109.8312345',
    }
    const answer = await post(format, { ...good, ...planted })
    expect(listIn('created', format, answer)[0]?.['service_notice']).toContain('没有收到照片')
    expect(desk.kept[0]?.sealed).toEqual({
      fields: { number: '密号42', words: '密语一\n第二行' },
      landmark: planted.address_string,
      phone: '13800138000',
    })
    const shown = await ask(`v2/requests/1.${format}`)
    expect(listIn('requests', format, shown)[0]).toMatchObject({ lat: '27.203', long: '109.831' })
    for (const text of [answer.text, shown.text, (await ask(`v2/requests.${format}`)).text])
      for (const secret of [
        '密语',
        '第二行',
        '三丰',
        '13800138000',
        'secret@',
        'device-77',
        'account-77',
        '老槐树',
        'photo.jpg',
        '密号',
        '27.2034',
        '109.8312',
      ])
        expect(text).not.toContain(secret)
  })
})

describe('Open311', () => {
  it('says the same in both formats', async () => {
    const { ask, post } = office()
    await post('json', { ...good, lat: '27.2', long: '109.83' })
    for (const [shape, path] of [
      ['services', 'v2/services'],
      ['definition', 'v2/services/boundary-marker'],
      ['requests', 'v2/requests'],
      ['requests', 'v2/requests/1'],
      ['discovery', 'discovery'],
      ['errors', 'v2/requests/2'],
    ] as const) {
      const [xml, json] = [await ask(`${path}.xml`), await ask(`${path}.json`)]
      expect(said(shape, 'xml', xml)).toEqual(said(shape, 'json', json))
    }
  })

  it('answers addresses without a format, or with another one, in XML that there is no such address', async () => {
    const { ask } = office()
    for (const path of ['v2/services', 'v2/services.yaml', 'v2/requests.xml.html', 'v2/', 'v2/.xml'])
      expect(
        expectRefusal(404, 'xml', await ask(path, { headers: { accept: 'application/json' } })),
      ).toContain('.xml')
  })

  it('takes the same body from the same client once, and again later or from another', async () => {
    const { desk, post } = office()
    const again = [await post('json', good), await post('json', good), await post('xml', good)]
    expect(again.slice(0, 2).map(({ text }) => text)).toEqual(Array(2).fill(again[0]?.text))
    expect(desk.kept).toHaveLength(1)
    await post('json', { ...good, api_key: 'other' })
    await post('json', { ...good, 'attribute[what]': 'moved' })
    await post('json', good, { now: '2026-11-26T11:00:00+08:00' })
    expect(desk.kept).toHaveLength(4)
  })

  it('keeps to the Idempotency-Key of a client that sends one', async () => {
    const { desk, post } = office()
    const headers = { 'idempotency-key': '6f1c0c1e-9a34-4a5b-8f9e-0f4f3c2b1a00' }
    await post('json', good, { headers })
    await post('json', good, { headers, now: '2026-11-27T11:00:00+08:00' })
    expect(desk.kept).toHaveLength(1)
  })

  it('reads a township and a village from an address, or from the code of a village', async () => {
    const { desk, post } = office()
    const [village] = township.villages
    if (village === undefined) throw new Error('no village')
    await post('json', {
      ...good,
      address_id: '',
      address_string: `湖南省洪江市${township.name}${village.name}`,
    })
    await post('json', { ...good, address_id: village.code })
    expect(desk.kept.map((one) => one.township)).toEqual([township.code, township.code])
  })
})
