import type { BookingLedger } from './booking/ledger.ts'
import type { Casebook } from './casework/casebook.ts'
import type { Album } from './casework/photos/album.ts'
import type { Drafts } from './desk/editions/object/drafts.ts'
import type { Staff } from './desk/staff.ts'
import type { Gate } from './gate/gate.ts'
import type { ReadinessProbe } from './readiness/probe.ts'

/** What the runtime binds. The same names on Cloudflare, under `wrangler dev` and on plain workerd. */
export type Env = {
  /** The static site: anything with `fetch`, answering like Cloudflare's assets. */
  ASSETS: { fetch: (request: Request) => Promise<Response> }
  BOOKING: DurableObjectNamespace<BookingLedger>
  READINESS: DurableObjectNamespace<ReadinessProbe>
  CASEWORK: DurableObjectNamespace<Casebook>
  GATE: DurableObjectNamespace<Gate>
  ALBUM: DurableObjectNamespace<Album>
  STAFF: DurableObjectNamespace<Staff>
  DRAFTS: DurableObjectNamespace<Drafts>
  /** `production` refuses every switch that exists for tests. */
  PORTAL_ENV?: string
  /** `on`: the header `Portal-Now` sets the time a request sees. */
  PORTAL_TEST_CLOCK?: string
  /** The key ring (functions/keys.ts). Plain workerd gives `null` where the environment has none. */
  PORTAL_KEYS?: string | null
  /** `off`: nothing asks for proof of work. */
  PORTAL_PROOF?: string
  /** `off`: nothing is counted against a network or a person. */
  PORTAL_LIMITS?: string
  /** Where messages to citizens are posted, and the secret they are signed with (docs/how-to/webhook.md). */
  PORTAL_WEBHOOK_URL?: string | null
  PORTAL_WEBHOOK_SECRET?: string | null
  /** The portal's public address, for the links in messages; without it they name the page in words. */
  PORTAL_ORIGIN?: string | null
  /** Accepted `api_key` values of Open311, with commas between; without it nobody can post (docs/how-to/open311.md). */
  PORTAL_OPEN311_KEYS?: string | null
  /** The bureau's own identity provider (docs/how-to/desk.md); without an issuer nobody signs in that way. */
  PORTAL_OIDC_ISSUER?: string | null
  PORTAL_OIDC_CLIENT_ID?: string | null
  PORTAL_OIDC_CLIENT_SECRET?: string | null
}

export type AppEnv = {
  Bindings: Env
  /** `startMs`: of `performance.now()`. `complete`: the answer that has all its headers already (functions/answer-headers.ts). */
  Variables: { requestId: string; startMs: number; complete?: Response }
}
