import { SELF } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { checkEligibility } from './contract.ts'

const post = (body: unknown): Promise<Response> =>
  SELF.fetch('https://portal.test/api/eligibility', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const family = checkEligibility.example.body.facts

describe('POST /api/eligibility', () => {
  it('answers with verdict, amount, reasons and the law in force on the day', async () => {
    const response = await post({ on: '2026-11-20', programmes: ['min-living-urban'], facts: family })
    expect(response.status).toBe(200)
    const { results } = await response.json<{
      results: { verdict: string; amount: unknown; because: { cites: unknown[] }[] }[]
    }>()
    expect(results[0]).toMatchObject({
      verdict: 'likely',
      amount: { fen: 60_000, per: 'month', basis: 2024, estimate: true },
    })
    const cites = JSON.stringify(results[0]?.because)
    expect(cites).toContain('"law":"社会救助法"')
    expect(cites).not.toContain('社会救助暂行办法')
  })

  it('cites the older law before 1 July 2026', async () => {
    const response = await post({ on: '2024-06-01', programmes: ['min-living-urban'], facts: family })
    expect(await response.text()).toContain('社会救助暂行办法')
  })

  it('says what is missing and which question decides most', async () => {
    const { householdSize: _, ...rest } = family
    const response = await post({
      on: '2024-06-01',
      programmes: ['min-living-urban'],
      facts: { ...rest, householdSize: 'unknown' },
    })
    const answer = await response.json<{
      results: { verdict: string; missing: string[] }[]
      next?: { fact: string }
    }>()
    expect(answer.results[0]).toMatchObject({ verdict: 'ask', missing: ['householdSize'] })
    expect(answer.next).toBeUndefined()
    const nothing = await post({ on: '2024-06-01', programmes: ['disability-nursing'], facts: {} })
    expect((await nothing.json<{ next?: { fact: string } }>()).next).toEqual({ fact: 'hukou' })
  })

  it.each([
    ['a wrong type', { facts: { householdSize: '3' } }, 422, 'invalid_input'],
    ['a fact nobody asks for', { facts: { shoeSize: 43 } }, 422, 'invalid_input'],
    ['an unknown programme', { programmes: ['lottery'], facts: {} }, 422, 'invalid_input'],
    ['an unknown field', { facts: {}, name: 'x' }, 422, 'invalid_input'],
    ['no facts', {}, 422, 'invalid_input'],
    ['a day that never was', { on: '2026-02-30', facts: {} }, 422, 'invalid_input'],
    [
      'a day before every rule',
      { on: '2022-12-31', programmes: ['min-living-urban'], facts: {} },
      422,
      'no_rule_for_date',
    ],
    ['half a body', '{"facts":', 400, 'not_json'],
    ['a list', '[]', 422, 'invalid_input'],
    ['too much', JSON.stringify({ facts: { area: 'x'.repeat(70_000) } }), 413, 'body_too_large'],
  ])('refuses %s as a problem with a stable code', async (_, body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const answer = await response.json<{ code: string; title: string; detail: string }>()
    expect(answer.code).toBe(code)
    expect(answer.title).toMatch(/[\u4e00-\u9fff]/)
    expect(JSON.stringify(answer)).not.toMatch(/\bat \w+ \(/)
  })
})

describe('GET /api/standards', () => {
  const fen = async (on: string, id: string): Promise<number | undefined> => {
    const response = await SELF.fetch(`https://portal.test/api/standards?on=${on}`)
    const { standards } = await response.json<{ standards: { id: string; fen: number }[] }>()
    return standards.find((standard) => standard.id === id)?.fen
  }
  it('gives the amounts of the day', async () => {
    expect(await fen('2023-12-31', 'min-living-urban')).toBe(65_000)
    expect(await fen('2024-01-01', 'min-living-urban')).toBe(70_000)
  })
  it('refuses a day before them', async () => {
    const response = await SELF.fetch('https://portal.test/api/standards?on=2022-12-31')
    expect(response.status).toBe(422)
    expect((await response.json<{ code: string }>()).code).toBe('no_rule_for_date')
  })
})

describe('the self-check without JavaScript', () => {
  const step = (fields: [string, string][], path = '/check/'): Promise<Response> =>
    SELF.fetch(`https://portal.test${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  const living = 'min-living-urban,min-living-rural'

  it('carries every answer along and stores none', async () => {
    const response = await step([
      ['programmes', living],
      ['a.area', 'urban'],
      ['q', 'householdSize'],
      ['v', '3'],
      ['do', 'answer'],
    ])
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('name="a.area" value="urban"')
    expect(page).toContain('name="a.householdSize" value="3"')
    expect(response.headers.get('cache-control')).toContain('no-store')
  })

  it('says beside the field what to do, and keeps what was typed', async () => {
    const response = await step([
      ['programmes', living],
      ['q', 'householdMonthlyIncomeFen'],
      ['v', '一千五"><i>'],
      ['do', 'answer'],
    ])
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('请只写数字')
    expect(page).toContain('value="一千五&quot;>&lt;i>"')
    expect(page).not.toContain('<i>')
  })

  it('ends in a result with amount, law and where to go', async () => {
    const answers: [string, string][] = [
      ['programmes', living],
      ['a.self.receives', 'none'],
      ['a.self.hukou', 'hongjiang'],
      ['a.area', 'urban'],
      ['a.householdSize', '3'],
      ['a.householdMonthlyIncomeFen', '1500'],
      ['a.basicPensionMonthlyFen', '0'],
      ['q', 'assets'],
      ['v', 'within'],
      ['do', 'answer'],
    ]
    const page = (await (await step(answers)).text()).replaceAll('<wbr/>', '')
    expect(page).toContain('可能能领 1 项')
    expect(page).toContain('600')
    expect(page).toContain('社会救助法第\u00a018')
    expect(page).toContain('/services/min-living-urban/')
    expect(page).not.toContain('您不符合')
  })

  it('starts at the first question from a service page, and answers strange posts with the start', async () => {
    const direct = await SELF.fetch('https://portal.test/check/?for=disability-nursing')
    expect(await direct.text()).toContain('name="q"')
    expect((await step([['programmes', 'x']])).status).toBe(200)
  })
})
