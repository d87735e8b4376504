import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactNode } from 'react'
import type { ProblemCode } from '../../../schema/problems.ts'
import { unjointed } from '../../../views/booking/model.ts'
import { Refused } from '../../../views/booking/parts.tsx'
import { reportPaths, type ReportPaths } from '../../../views/casework/addresses.ts'
import { RefusedPage } from '../../../views/casework/RefusedPage.tsx'
import { modesOf, showPage, statusOf, type ModeOf } from '../../pages.ts'
import { t } from '../../words.ts'
import type { Visitor } from '../counter.ts'

export type Visit = Visitor
export type Mode = ModeOf<ReportPaths>
export const modes: readonly Mode[] = modesOf(reportPaths)

/** What every view is given. */
export const given = ({ base }: Mode) => ({ t, base })

/** `other`: the address whose counterpart the switch of modes leads to, where that is not the page's own. */
export const show = (
  c: Visit,
  mode: Mode,
  title: string,
  main: ReactNode,
  { status, other = c.req.path }: { status?: ContentfulStatusCode | undefined; other?: string } = {},
): Promise<Response> =>
  showPage(c, {
    title: unjointed(title),
    main,
    elder: mode.elder,
    frame: 'report',
    other,
    ...(status === undefined ? {} : { status }),
  })

/** A refusal that no page of its own answers. */
export const refused = (c: Visit, mode: Mode, code: ProblemCode): Promise<Response> =>
  show(
    c,
    mode,
    t(`problems.${code}.title`),
    <RefusedPage {...given(mode)}>
      <Refused code={code} t={t} />
    </RefusedPage>,
    { status: statusOf(code), other: mode.paths.start },
  )
