import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PolicyRequest } from '../../../schema/policy.ts'
import type { FieldFault, ProblemCode } from '../../../schema/problems.ts'
import { ReportScreens, type At } from '../../../views/casework/elder/ReportScreens.tsx'
import { PLACE, written, type FormModel, type Written } from '../../../views/casework/model.ts'
import { ReportFormPage } from '../../../views/casework/ReportFormPage.tsx'
import { newKey } from '../../form-key.ts'
import { ticketFor } from '../../form-door.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, show, type Mode, type Visit } from './show.tsx'
import { isUuid } from './typed.ts'

const { townships } = policy.places
const neighbours = policy.jurisdiction.neighbours.flatMap(({ code, name, note }) =>
  note === undefined ? [] : [{ code, name, note }],
)

export type FormState = {
  typed: Written
  photos?: readonly string[]
  faults?: readonly FieldFault[]
  photoFault?: string | undefined
  refusal?: ProblemCode | undefined
  notice?: string | undefined
  status?: ContentfulStatusCode | undefined
  /** The form that came: what makes it the same request stays. */
  words?: URLSearchParams
  ticket?: string
} & Partial<At>

/** 长辈版 goes screen by screen, but for what is urgent. */
export const isStepwise = (mode: Mode, kind: PolicyRequest): boolean => mode.elder && !kind.urgent

/** The form of a kind, with everything that was typed before. */
export const formPage = (c: Visit, mode: Mode, kind: PolicyRequest, state: FormState): Promise<Response> => {
  const { typed, words, faults = [], photoFault, refusal, notice, status, at = 0, changing = false } = state
  const township = townships.find(({ code }) => code === written(typed, PLACE.township))
  const key = words?.get('key') ?? null
  const draft = words?.get('draft') ?? null
  const props: FormModel = {
    kind,
    typed,
    faults,
    townships,
    villages: township?.villages ?? [],
    neighbours,
    photos: state.photos ?? [],
    hidden: [
      ['key', isUuid(key) ? key : newKey()],
      ['draft', isUuid(draft) ? draft : ''],
      ['ticket', state.ticket ?? ticketFor(c)],
    ],
    ...(photoFault === undefined ? {} : { photoFault }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(notice === undefined ? {} : { notice }),
  }
  const title = faults.length > 0 ? t('booking.fault.heading', { count: faults.length }) : kind.name
  return show(
    c,
    mode,
    t('report.window', { title, name: t('report.start') }),
    isStepwise(mode, kind) ? (
      <ReportScreens {...given(mode)} {...props} at={at} changing={changing} />
    ) : (
      <ReportFormPage {...given(mode)} {...props} />
    ),
    { status: status ?? (faults.length > 0 ? 422 : undefined) },
  )
}
