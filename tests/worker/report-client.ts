import { env } from 'cloudflare:workers'
import type { ReportView, TypedReport } from '../../schema/api/casework.ts'
import type { Result } from '../../schema/result.ts'
import { app } from '../../functions/app.ts'
import type { Casebook } from '../../functions/casework/casebook.ts'
import type { CaseRecord, StaffCommand } from '../../functions/casework/commands.ts'
import type { Env } from '../../functions/env.ts'
import { policy } from '../../functions/policy.ts'
import { through } from '../../functions/through.ts'

export const bindings = env as unknown as Env

/** A Wednesday that is a working day, at ten in the morning. */
export const NOW = Date.parse('2027-03-17T10:00:00+08:00')
export const HOUR = 3_600_000

export const casebook = (): DurableObjectStub<Casebook> =>
  bindings.CASEWORK.getByName(policy.jurisdiction.code)

/** One act of staff as the desk does it, on the case as it is now. */
export const staffAct = (command: StaffCommand): Promise<Result<CaseRecord>> =>
  // The stub of the desk is let go: an object of which somebody holds one does not go to sleep.
  through(casebook().desk(), (desk) =>
    desk.act({
      ...command,
      seen: Number.MAX_SAFE_INTEGER,
      keyed: { key: `desk/${crypto.randomUUID()}`, body: '' },
    }),
  )

type Asked = { at?: number; key?: string; token?: string; body?: unknown }

/** Asks the API as a client would; `at` is the time that the request sees. */
export const ask = async (
  path: string,
  { at = NOW, key = crypto.randomUUID(), token, body }: Asked = {},
): Promise<Response> =>
  app.request(
    `http://portal/api${path}`,
    {
      ...(body === undefined && token === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body ?? {}) }),
      headers: {
        'content-type': 'application/json',
        'portal-now': new Date(at).toISOString(),
        'idempotency-key': key,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    },
    bindings,
  )

export const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T

export type Receipt = { receipt: string; acceptedBy: string; dueBy: string; maybeKnown: boolean }
export type Mine = ReportView & { token: string }

export const HUANGJIA = '431281101'

/** Somebody who sleeps at a station, as a passer-by would put it. */
export const streetReport = (part: Partial<TypedReport> = {}): TypedReport => ({
  kind: 'street-person',
  fields: { seen: '候车亭里睡着一位老人，穿灰棉袄', danger: 'no' },
  place: { township: HUANGJIA, landmark: '汽车站候车亭' },
  ...part,
})

export const send = (typed: TypedReport, asked: Asked = {}): Promise<Receipt> =>
  json<Receipt>(ask('/requests', { ...asked, body: typed }))

export const look = (receipt: string, at = NOW): Promise<Mine> =>
  json<Mine>(ask('/requests/lookup', { at, body: { receipt } }))
