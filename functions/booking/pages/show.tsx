import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactNode } from 'react'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { bookingPaths } from '../../../views/booking/addresses.ts'
import { unjointed, type BookingPaths } from '../../../views/booking/model.ts'
import { Refused } from '../../../views/booking/parts.tsx'
import { NoHoldPage } from '../../../views/booking/NoHoldPage.tsx'
import type { AppEnv } from '../../env.ts'
import { modesOf, showPage, statusOf, type ModeOf } from '../../pages.ts'
import { t } from '../../words.ts'

export { onTo, statusOf } from '../../pages.ts'
export type Visit = Context<AppEnv>
export type Mode = ModeOf<BookingPaths>
export const modes: readonly Mode[] = modesOf(bookingPaths)

/** What every view is given. */
export const given = ({ base }: Mode) => ({ t, base })

export const show = (
  c: Visit,
  mode: Mode,
  title: string,
  main: ReactNode,
  options: { status?: ContentfulStatusCode; other?: string; frame?: 'booking' | 'booking/draws' } = {},
): Promise<Response> =>
  showPage(c, {
    title: unjointed(title),
    main,
    elder: mode.elder,
    frame: options.frame ?? 'booking',
    other: options.other ?? (c.req.method === 'GET' ? c.req.path : mode.paths.start),
    ...(options.status === undefined ? {} : { status: options.status }),
  })

type Refusable = { faults?: readonly FieldFault[]; refusal?: ProblemCode | undefined }

/** What a page is called: first what is wrong, where something is, since a title is what is read out first. */
export const titleOr = (title: string, { faults = [], refusal }: Refusable): string =>
  faults.length > 0
    ? t('booking.fault.heading', { count: faults.length })
    : refusal === undefined
      ? unjointed(title)
      : t(`problems.${refusal}.title`)

/** A refusal that no page of its own answers. */
export const refused = (c: Visit, mode: Mode, code: ProblemCode): Promise<Response> =>
  show(
    c,
    mode,
    t(`problems.${code}.title`),
    <NoHoldPage {...given(mode)} notice={<Refused code={code} t={t} />} mine={false} />,
    { status: statusOf(code), other: mode.paths.start },
  )
