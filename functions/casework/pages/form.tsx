import type { PolicyRequest } from '../../../schema/policy.ts'
import type { FieldFault, Problem } from '../../../schema/problems.ts'
import { fieldPath, PHOTOS, PLACE, type Written } from '../../../views/casework/model.ts'
import { doorText, isDoor, ticketFor } from '../../form-door.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { onTo, statusOf } from '../../pages.ts'
import { postedForm, type Posted } from '../../posted-form.ts'
import { t } from '../../words.ts'
import { send } from '../counter.ts'
import { admitReport } from '../door.ts'
import { rules } from '../rules.ts'
import { isSentAlready } from './again.ts'
import { keepToken } from './cookies.ts'
import { formPage, isStepwise, type FormState } from './form-page.tsx'
import { bodyBytes, fingerprints, keepPhotos, photoText, type KeptPhotos } from './photos.ts'
import { refused, type Mode, type Visit } from './show.tsx'
import { stepFrom } from './steps.ts'
import { faultsIn, isUuid, photosIn, reportFrom, writtenIn } from './typed.ts'

const CODE_LENGTH = 12

/**
 * `GET /report/<kind>/`; `?township=` for those who come from the page of a place, and the short texts of the form by their
 * names (`?home=`) for those who come from what they write about.
 */
export const getForm = (c: Visit, mode: Mode, kind: PolicyRequest): Promise<Response> => {
  const texts = kind.fields.flatMap((field) =>
    field.type === 'text' ? [{ path: fieldPath(field.id), name: field.id, max: field.max }] : [],
  )
  const given = [{ path: PLACE.township, name: 'township', max: CODE_LENGTH }, ...texts].flatMap(
    ({ path, name, max }) => {
      const text = (c.req.query(name) ?? '').slice(0, max)
      return text === '' ? [] : [[path, [text]] as const]
    },
  )
  return formPage(c, mode, kind, { typed: Object.fromEntries(given) })
}

type Filled = { posted: Posted; typed: Written; photos: string[]; kept: KeptPhotos }

const back = (
  c: Visit,
  mode: Mode,
  kind: PolicyRequest,
  { posted, typed, photos, kept }: Filled,
  state: Partial<FormState>,
): Promise<Response> =>
  formPage(c, mode, kind, { typed, photos, words: posted.words, photoFault: kept.text, ...state })

/** Where the counter or the door says no: the form again, with everything in it. */
const notSent = (
  c: Visit,
  mode: Mode,
  kind: PolicyRequest,
  filled: Filled,
  problem: Problem,
): Promise<Response> => {
  const at = Infinity
  const { code } = problem
  const status = statusOf(code)
  const isFlood = code === 'too_many_reports'
  if (isFlood || isDoor(problem)) {
    const ticket = ticketFor(c, filled.posted.words, problem)
    const notice = isFlood ? t('problems.too_many_reports.detail') : doorText(problem)
    return back(c, mode, kind, filled, { notice, ticket, status, at })
  }
  if (code === 'invalid_input')
    return back(c, mode, kind, filled, { faults: problem.fields ?? [], status, at })
  if (code !== 'photo_gone') return back(c, mode, kind, filled, { refusal: code, status, at })
  const gone = { ...filled, photos: [], kept: { photos: [] } }
  const faults: FieldFault[] = [{ path: PHOTOS, code: 'required' }]
  return back(c, mode, kind, gone, {
    faults,
    photoFault: photoText(code, kind.photos),
    status,
    at,
  })
}

const deliver = async (c: Visit, mode: Mode, kind: PolicyRequest, filled: Filled): Promise<Response> => {
  const { posted, typed, photos, kept } = filled
  const { words, files } = posted
  const before = photosIn(words, kind.photos)
  if (await isSentAlready(c, kind, reportFrom(kind, typed, photos))) return onTo(c, mode.paths.sent)
  const key = await keyOf(words, kind.id, JSON.stringify([typed, before, await fingerprints(files)]))
  const admitted = await admitReport(c, kind, {
    ticket: words.get('ticket') ?? '',
    solved: words.get('proof') || undefined,
    retry: key,
  })
  if (!admitted.ok) return notSent(c, mode, kind, filled, admitted.problem)
  // The same form sent again is the same draft, and so the same report, whatever ids its photos were given this time.
  const draft = words.get('draft')
  const draftId = isUuid(draft) ? draft : key
  const { review } = admitted.value
  const sendWith = (ids: readonly string[]) =>
    send(c, { typed: { ...reportFrom(kind, typed, ids), draftId }, review, key: newKey() })
  const first = await sendWith(photos)
  const lost = !first.ok && first.problem.code === 'photo_gone' && kind.urgent
  const sent = lost ? await sendWith([]) : first
  if (!sent.ok) return notSent(c, mode, kind, filled, sent.problem)
  keepToken(c, sent.value.token)
  const photoFault = lost ? 'photo_gone' : kept.fault
  return onTo(c, photoFault === undefined ? mode.paths.sent : `${mode.paths.sent}?photo=${photoFault}`)
}

const tooLarge = (c: Visit, mode: Mode, kind: PolicyRequest, { words }: Posted): Promise<Response> => {
  const typed = writtenIn(words, kind)
  const photos = photosIn(words, kind.photos)
  const empty = Object.keys(typed).length === 0
  const text = t(empty ? 'report.refused.too-large-lost' : 'report.refused.too-large')
  const faults: FieldFault[] = [{ path: PHOTOS, code: 'too_large' }]
  const at = Math.trunc(Number(words.get('at'))) || 0
  return formPage(c, mode, kind, { typed, photos, words, faults, photoFault: text, status: 413, at })
}

/** A photo that was not taken in stops a form, but never an urgent one: that is told after it was sent. */
const allFaults = (kind: PolicyRequest, { typed, photos, kept }: Filled, pressed: string): FieldFault[] => [
  ...faultsIn(kind, typed, photos),
  ...(kept.fault === undefined || (kind.urgent && pressed === 'send')
    ? []
    : [{ path: PHOTOS, code: 'required' } as const]),
]

/** `POST /report/<kind>/`: sends the report; a form that is refused comes back with everything that was in it. */
export const postForm = async (c: Visit, mode: Mode, kind: PolicyRequest): Promise<Response> => {
  const read = await postedForm(c, bodyBytes(kind.photos, rules.photo.mostBytes))
  if (!read.ok) return refused(c, mode, read.problem.code)
  const posted = read.value
  if (posted.tooLarge) return tooLarge(c, mode, kind, posted)
  const { words, files } = posted
  const typed = writtenIn(words, kind)
  const before = photosIn(words, kind.photos)
  const kept = await keepPhotos(c, files, kind.photos - before.length, kind.photos)
  const filled: Filled = { posted, typed, photos: [...before, ...kept.photos], kept }
  const pressed = words.get('do') ?? 'send'
  const faults = allFaults(kind, filled, pressed)
  if (isStepwise(mode, kind)) {
    const step = stepFrom(words, kind, faults)
    return step.ready ? deliver(c, mode, kind, filled) : back(c, mode, kind, filled, step)
  }
  if (pressed === 'villages') {
    const photoFaults = faults.filter(({ path }) => path === PHOTOS)
    return back(c, mode, kind, filled, { faults: photoFaults })
  }
  if (faults.length > 0) return back(c, mode, kind, filled, { faults })
  return deliver(c, mode, kind, filled)
}
