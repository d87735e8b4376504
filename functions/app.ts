import { Hono } from 'hono'
import { problem } from '../schema/problems.ts'
import { drawPages } from './booking/draws/pages.tsx'
import { drawRoutes } from './booking/draws/routes.ts'
import { bookingPages } from './booking/pages/routes.ts'
import { bookingRoutes } from './booking/routes.ts'
import { tallies } from './casework/counter.ts'
import { caseworkRoutes } from './casework/routes.ts'
import { reportPages } from './casework/pages/routes.ts'
import { photoRoutes } from './casework/photos/routes.ts'
import { hasTestSwitch } from './clock.ts'
import { deskPages } from './desk/routes.ts'
import { helperPage } from './eligibility/helper-page.tsx'
import { checkPages } from './eligibility/pages.tsx'
import { eligibilityRoutes } from './eligibility/routes.ts'
import type { AppEnv } from './env.ts'
import { failure } from './failure-page.ts'
import { institutionPages } from './institutions/pages.tsx'
import { lifeEventPages } from './life-events/pages.tsx'
import { createOpen311 } from './open311/routes.ts'
import { placePages } from './places/pages.tsx'
import { problemResponse } from './problem-response.ts'
import { proofRoutes } from './proof/routes.ts'
import { publicReports } from './public-casework.ts'
import { publishedPages, publishedApi } from './published/routes.tsx'
import { readinessRoutes } from './readiness/routes.ts'
import { requestLog } from './request-log.ts'
import { searchPages } from './search/routes.tsx'
import { serviceRoutes } from './service/routes.ts'
import { sitePages } from './site/routes.ts'
import { StaticFirst } from './static-first.ts'
import { unmatchedApi } from './unmatched-api.ts'

/** The table of contents: what a request passes, and where it may end. */
export const app = new Hono<AppEnv>({ router: new StaticFirst() })
  .use(requestLog)
  .use(async (c, next) => (hasTestSwitch(c.env) ? problemResponse(c, problem('unavailable')) : next()))
  // A Host that names no host makes an address that nothing behind here could read.
  .use(async (c, next) =>
    URL.canParse(c.req.url) ? next() : problemResponse(c, problem('malformed_request')),
  )
  .route('/api', serviceRoutes)
  .route('/api', readinessRoutes)
  .route('/api', eligibilityRoutes)
  .route('/api', bookingRoutes)
  .route('/api', drawRoutes)
  .route('/api', caseworkRoutes)
  .route('/api', publishedApi(tallies))
  .route('/api', photoRoutes)
  .route('/api', proofRoutes)
  .route('/', bookingPages)
  .route('/', reportPages)
  .route('/', checkPages)
  .route('/', lifeEventPages)
  .route('/', helperPage)
  .route('/', searchPages)
  .route('/', institutionPages)
  .route('/', placePages)
  .route('/', drawPages)
  .route('/', deskPages)
  .route('/', publishedPages(tallies))
  .route('/', createOpen311(publicReports))

app.all('/api/*', unmatchedApi(app))
app.route('/', sitePages)

app.onError((error, c) => {
  // The message may quote what somebody sent; the name and the place in our code cannot.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  console.error(JSON.stringify({ id: c.get('requestId'), error: error.name, frames: frames.slice(0, 8) }))
  return failure(c)
})
