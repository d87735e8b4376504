import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from '../../functions/app.ts'
import { operations } from '../../functions/contracts.ts'
import type { Operation } from '../../functions/operation.ts'
import { apiDocument } from '../../generated/api-document.ts'
import { problemSchema } from '../../schema/api/problem.ts'

const portal = (exports as unknown as { default: Fetcher }).default

const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const send = ({ method, path, example }: Operation): Promise<Response> => {
  const query = new URLSearchParams(example?.query).toString()
  return portal.fetch(`https://portal.test/api${path}${query === '' ? '' : `?${query}`}`, {
    method: method.toUpperCase(),
    ...(example?.body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(example.body) }),
  })
}

describe('the API and its document', () => {
  it('name the same routes', () => {
    const routed = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${openApiPath(path)}`)
    const documented = Object.entries(apiDocument.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect([...new Set(routed)].sort()).toEqual(documented.sort())
  })

  it('is served as it was generated, and not again to who has it', async () => {
    const first = await portal.fetch('https://portal.test/api/openapi.json')
    expect(await first.json()).toEqual(apiDocument)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await portal.fetch('https://portal.test/api/openapi.json', {
      headers: { 'if-none-match': etag },
    })
    expect(again.status).toBe(304)
  })

  /** What somebody can ask without having asked something before. */
  const alone = operations.filter(
    ({ path, method, example }) => !path.includes(':') && (method === 'get' || example !== undefined),
  )
  it.each(alone.map((operation) => [operation.id, operation] as const))(
    'gives for the example of %s an answer of the promised shape, and nothing besides',
    async (_, operation) => {
      const response = await send(operation)
      expect(response.status).toBe(operation.status ?? 200)
      expect(response.headers.get('content-type')).toBe('application/json')
      operation.answer.parse(await response.json())
    },
  )
})

describe('answers and refusals that the examples do not show', () => {
  const check = operations.find(({ id }) => id === 'checkEligibility')
  const post = (body: unknown, type = 'application/json'): Promise<Response> =>
    portal.fetch('https://portal.test/api/eligibility', {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  it.each([
    ['nothing is known', {}],
    [
      'much is known',
      { area: 'rural', householdSize: 2, householdYearlyIncomeFen: 600_000, assets: 'within' },
    ],
    [
      'a disabled child is asked about',
      {
        members: [
          {
            relation: 'self',
            birthDate: '2015-03-01',
            hukou: 'hongjiang',
            receives: ['min-living-urban'],
            disabilityCard: true,
            disabilityLevel: 1,
            disabilityType: 'physical',
            otherAllowances: ['otherNursingAllowance'],
          },
        ],
      },
    ],
  ])('keep the promised shape where %s', async (_, facts) => {
    const response = await post({ on: '2026-11-20', facts })
    expect(response.status).toBe(200)
    check?.answer.parse(await response.json())
  })

  it.each([
    ['invalid_input', { facts: { householdSize: 0, shoe: 1 } }, 'application/json'],
    ['no_rule_for_date', { on: '2001-01-01', facts: {} }, 'application/json'],
    ['not_json', '{', 'application/json'],
    ['unsupported_media_type', 'a=1', 'text/plain'],
    ['body_too_large', `"${'x'.repeat(70_000)}"`, 'application/json'],
  ])('refuse with %s as the document says', async (code, body, type) => {
    const response = await post(body, type)
    const problem = problemSchema.parse(await response.json())
    expect(problem.code).toBe(code)
    const documented = apiDocument.paths['/api/eligibility']?.post?.responses[String(response.status)]
    const [, own] = documented?.content['application/problem+json']?.schema.allOf ?? []
    expect(own?.properties?.code?.enum).toContain(code)
  })

  it.each(['?on=2024-13-01', '?on=', '?day=2024-01-01'])('refuse the query %s', async (query) => {
    const response = await portal.fetch(`https://portal.test/api/standards${query}`)
    expect(response.status).toBe(422)
    expect(problemSchema.parse(await response.json()).code).toBe('invalid_input')
  })

  it('leave the pages for people to the site, and nothing else', async () => {
    for (const path of ['/api/', '/api/reference/facts/'])
      expect((await portal.fetch(`https://portal.test${path}`)).headers.get('content-type')).toContain(
        'text/html',
      )
    const moved = await portal.fetch('https://portal.test/api', { redirect: 'manual' })
    expect(new URL(moved.headers.get('location') ?? '', 'https://portal.test').pathname).toBe('/api/')
    const nowhere = await portal.fetch('https://portal.test/api/reference')
    expect(problemSchema.parse(await nowhere.json()).code).toBe('not_found')
  })
})
