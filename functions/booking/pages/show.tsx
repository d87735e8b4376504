import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { problemStatus, type ProblemCode } from '../../../schema/problems.ts'
import { bookingPaths } from '../../../views/booking/addresses.ts'
import { unjointed, type BookingPaths } from '../../../views/booking/model.ts'
import { Refused } from '../../../views/booking/parts.tsx'
import { NoHoldPage } from '../../../views/booking/NoHoldPage.tsx'
import type { AppEnv } from '../../env.ts'
import { renderInShell } from '../../shell.ts'
import { t } from '../../words.ts'

export type Visit = Context<AppEnv>

/** The same pages in both modes: which one, and where its addresses are. */
export type Mode = { base: '/' | '/elder/'; elder: boolean; paths: BookingPaths }

export const modes: readonly Mode[] = (['/', '/elder/'] as const).map((base) => ({
  base,
  elder: base !== '/',
  paths: bookingPaths(base),
}))

/** What every view is given. */
export const given = ({ base }: Mode) => ({ t, base })

/** The same address in the other mode. */
const counterpart = ({ elder }: Mode, path: string): string =>
  elder ? `/${path.slice('/elder/'.length)}` : `/elder${path}`

export const show = (
  c: Visit,
  mode: Mode,
  title: string,
  main: ReactNode,
  options: { status?: ContentfulStatusCode; other?: string; frame?: 'booking' | 'booking/draws' } = {},
): Promise<Response> =>
  renderInShell(c, {
    title: unjointed(title),
    main: renderToStaticMarkup(main as Parameters<typeof renderToStaticMarkup>[0]),
    elder: mode.elder,
    frame: options.frame ?? 'booking',
    other: counterpart(mode, options.other ?? (c.req.method === 'GET' ? c.req.path : mode.paths.start)),
    ...(options.status === undefined ? {} : { status: options.status }),
  })

export const statusOf = (code: ProblemCode): ContentfulStatusCode => problemStatus[code]

/** To another page of ours, which is asked for with GET. */
export const onTo = (c: Visit, path: string): Response => {
  c.header('cache-control', 'no-store')
  return c.redirect(path, 303)
}

/** A refusal that no page of its own answers. */
export const refused = (c: Visit, mode: Mode, code: ProblemCode): Promise<Response> =>
  show(
    c,
    mode,
    t(`problems.${code}.title`),
    <NoHoldPage {...given(mode)} notice={<Refused code={code} t={t} />} mine={false} />,
    { status: statusOf(code), other: mode.paths.start },
  )
