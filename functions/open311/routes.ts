import { Hono } from 'hono'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { keyRing } from '../keys.ts'
import { policy } from '../policy.ts'
import { respond, type Answer, type Format } from './answer.ts'
import { discoveryOf } from './discovery.ts'
import { problemAnswer, refusal } from './errors.ts'
import { postRequest } from './post.ts'
import { readNumber, readQuery } from './query.ts'
import { reportOfToken } from './report-token.ts'
import type { PublicCase, Reports, Visitor } from './reports.ts'
import { requestView } from './request-view.ts'
import { serviceCodes, serviceDefinition, serviceList, serviceOf } from './services.ts'

const requestsAnswer = (cases: readonly PublicCase[]): Answer => ({
  root: 'service_requests',
  tree: cases.flatMap((one) => {
    const kind = serviceOf(one.kind)
    return kind === undefined ? [] : [requestView(one, kind)]
  }),
})

const getDefinition = (code: string): Answer => {
  const kind = serviceOf(code)
  return kind === undefined
    ? refusal(404, 'service')
    : { root: 'service_definition', tree: serviceDefinition(kind) }
}

const getRequests = async (c: Visitor, reports: Reports): Promise<Answer> => {
  const asked = readQuery(new URL(c.req.url).searchParams, nowMs(c))
  if (!asked.ok) return asked.problem
  const { cases, page } = asked.value
  return requestsAnswer((await reports.cases(c, cases)).slice(page.from, page.from + page.size))
}

const getRequest = async (c: Visitor, reports: Reports, id: string): Promise<Answer> => {
  const number = readNumber(id)
  const found =
    number === undefined ? [] : await reports.cases(c, { kinds: serviceCodes, ids: [number], limit: 1 })
  return found.length === 0 ? refusal(404, 'request') : requestsAnswer(found)
}

const getToken = async (c: Visitor, reports: Reports, token: string): Promise<Answer> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return problemAnswer(ring.problem)
  const report = reportOfToken(ring.value, token, nowMs(c))
  const found = report === undefined ? undefined : await reports.caseOf(c, report)
  if (found === undefined) return refusal(404, 'token')
  return { root: 'service_requests', tree: [{ service_request_id: String(found.number), token }] }
}

type Call = (c: Visitor, reports: Reports, id: string) => Answer | Promise<Answer>
type Resource = { path: RegExp; get: Call; post?: Call }

const resources: Resource[] = [
  { path: /^discovery$/, get: discoveryOf },
  { path: /^v2\/services$/, get: () => ({ root: 'services', tree: serviceList() }) },
  { path: /^v2\/services\/([^/]+)$/, get: (_c, _reports, code) => getDefinition(code) },
  { path: /^v2\/requests$/, get: getRequests, post: postRequest },
  { path: /^v2\/requests\/([^/]+)$/, get: getRequest },
  { path: /^v2\/tokens\/([^/]+)$/, get: getToken },
]

const ADDRESS = /^\/open311\/(.+)\.(xml|json)$/

/** The one jurisdiction there is, by its code; nobody has to name it. */
const isOtherPlace = (c: Visitor): boolean => {
  const id = c.req.query('jurisdiction_id') ?? ''
  return id !== '' && id !== policy.jurisdiction.code
}

const answerOf = async (c: Visitor, reports: Reports, path: string): Promise<Answer> => {
  const resource = resources.find((one) => one.path.test(path))
  if (resource === undefined) return refusal(404, 'address')
  const call =
    c.req.method === 'GET' || c.req.method === 'HEAD'
      ? resource.get
      : c.req.method === 'POST'
        ? resource.post
        : undefined
  if (call === undefined) {
    const allow = resource.post === undefined ? 'GET, HEAD' : 'GET, HEAD, POST'
    return { ...refusal(405, 'method', { allow }), headers: { allow } }
  }
  if (isOtherPlace(c)) return refusal(404, 'jurisdiction')
  return call(c, reports, resource.path.exec(path)?.[1] ?? '')
}

/**
 * Open311 GeoReport v2 (frozen, wiki.open311.org/GeoReport_v2) for kinds about things. The format is the end of the address;
 * an address with another end, or none, is told so in XML, the format that the specification requires.
 */
export const createOpen311 = (reports: Reports): Hono<AppEnv> =>
  new Hono<AppEnv>().all('/open311/*', async (c) => {
    const [, path = '', format = 'xml'] = ADDRESS.exec(c.req.path) ?? []
    return respond(c, format as Format, await answerOf(c, reports, path))
  })
