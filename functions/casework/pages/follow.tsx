import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../../../schema/problems.ts'
import { ElderAdd, ElderFollow, ElderReopen } from '../../../views/casework/elder/ElderFollow.tsx'
import { FollowPage, type FollowModel } from '../../../views/casework/FollowPage.tsx'
import { WithdrawPage } from '../../../views/casework/WithdrawPage.tsx'
import type { WordsState } from '../../../views/casework/WordsForm.tsx'
import { formBody } from '../../body.ts'
import { admitReading, doorText, isDoor } from '../../form-door.ts'
import { keyOf } from '../../form-key.ts'
import { onTo, statusOf } from '../../pages.ts'
import { postedForm } from '../../posted-form.ts'
import { t } from '../../words.ts'
import { add, find, reopen, withdraw, type MyReport } from '../counter.ts'
import { kindOf, rules } from '../rules.ts'
import { keepToken } from './cookies.ts'
import { askAgain, findPage, mineModel, NOTHING_TYPED, withMine } from './mine.tsx'
import { bodyBytes, fingerprints, keepPhotos, photoText } from './photos.ts'
import { given, refused, show, type Mode, type Visit } from './show.tsx'
import { photosIn } from './typed.ts'

/** Twice a receipt with its spaces. */
const MOST_TYPED = 80

const dones = ['added', 'answered', 'reopened'] as const
type Done = (typeof dones)[number]

type State = Pick<FollowModel, 'refusal' | 'adding' | 'reopening'> & { status?: ContentfulStatusCode }
/** 长辈版 adds and reopens on screens of their own. */
type Part = 'whole' | 'add' | 'reopen'

const viewOf = (mode: Mode, part: Part, model: FollowModel) => {
  const props = { ...given(mode), ...model }
  if (!mode.elder) return <FollowPage {...props} />
  if (part === 'add') return <ElderAdd {...props} />
  return part === 'reopen' ? <ElderReopen {...props} /> : <ElderFollow {...props} />
}

const followPage = (
  c: Visit,
  mode: Mode,
  found: MyReport,
  { status, ...state }: State = {},
  part: Part = 'whole',
): Promise<Response> => {
  const said = dones.find((one) => one === c.req.query('done'))
  const model: FollowModel = {
    ...mineModel(c, found),
    ...state,
    ...(said === undefined ? {} : { done: t(`report.follow.${said}`) }),
  }
  const title = t(`report.follow.title.${found.view.status}`)
  return show(c, mode, t('report.window', { title, name: model.kind.name }), viewOf(mode, part, model), {
    status,
    other: mode.paths.follow,
  })
}

/** `GET /report/follow/`: the report that this browser knows, or the page to look one up. */
export const getFollow = (c: Visit, mode: Mode): Promise<Response> =>
  c.req.query('other') === '1'
    ? findPage(c, mode, NOTHING_TYPED)
    : withMine(c, mode, (found) => followPage(c, mode, found))

/** `POST /report/follow/`: from a receipt to its report. */
export const postFollow = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const receipt = (form.value.get('receipt') ?? '').slice(0, MOST_TYPED)
  const admitted = await admitReading(c)
  if (!admitted.ok)
    return findPage(
      c,
      mode,
      { receipt, faults: [], notice: doorText(admitted.problem) },
      admitted.problem.code,
    )
  const found = await find(c, { receipt })
  if (found.ok) {
    keepToken(c, found.value.token)
    return onTo(c, mode.paths.follow)
  }
  const { code, fields: faults = [] } = found.problem
  return findPage(c, mode, { receipt, faults }, faults.length > 0 ? undefined : code)
}

const done = (c: Visit, mode: Mode, { token }: MyReport, what?: Done): Response => {
  keepToken(c, token)
  return onTo(c, what === undefined ? mode.paths.follow : `${mode.paths.follow}?done=${what}`)
}

/** A form of words that was refused, with the words in it; what is over is said of the whole. */
const again = (
  c: Visit,
  mode: Mode,
  found: MyReport,
  part: 'add' | 'reopen',
  state: WordsState,
  problem: Problem,
): Promise<Response> => {
  const { code, fields = [] } = problem
  if (code === 'token_invalid' || code === 'report_not_found') return askAgain(c, mode, code)
  const asked: WordsState = {
    ...state,
    faults: [...state.faults, ...fields],
    ...(isDoor(problem) ? { notice: doorText(problem) } : {}),
  }
  const whole = code !== 'invalid_input' && !isDoor(problem)
  return followPage(
    c,
    mode,
    found,
    {
      [part === 'add' ? 'adding' : 'reopening']: asked,
      ...(whole ? { refusal: code } : {}),
      status: statusOf(code),
    },
    whole ? 'whole' : part,
  )
}

/** `GET /report/add/` and `GET /report/reopen/`: screens of 长辈版; elsewhere both are parts of the page itself. */
export const getPart = (c: Visit, mode: Mode, part: 'add' | 'reopen'): Promise<Response> =>
  withMine(c, mode, (found) =>
    mode.elder && found.view.can[part] ? followPage(c, mode, found, {}, part) : onTo(c, mode.paths.follow),
  )

/** `POST /report/add/`: words, photos, or the answer to a question. */
export const postAdd = (c: Visit, mode: Mode): Promise<Response> =>
  withMine(c, mode, async (found) => {
    const { photos: most } = kindOf(found.record.state.kind)
    const read = await postedForm(c, bodyBytes(most, rules.photo.mostBytes))
    if (!read.ok) return refused(c, mode, read.problem.code)
    const { words, files, tooLarge } = read.value
    const text = words.get('text') ?? ''
    const before = photosIn(words, most)
    if (tooLarge) {
      const state = { text, faults: [], photos: before, photoFault: t('report.refused.too-large') }
      return again(c, mode, found, 'add', state, { code: 'body_too_large' })
    }
    const kept = await keepPhotos(c, files, most - before.length, most)
    const photos = [...before, ...kept.photos]
    const state = { text, faults: [], photos }
    if (kept.text !== undefined)
      return again(c, mode, found, 'add', { ...state, photoFault: kept.text }, { code: 'invalid_input' })
    const admitted = await admitReading(c)
    if (!admitted.ok) return again(c, mode, found, 'add', state, admitted.problem)
    const key = await keyOf(words, found.id, JSON.stringify([text, before, await fingerprints(files)]))
    const added = await add(c, { token: found.token, text, photos, key })
    if (added.ok) return done(c, mode, added.value, found.view.question === undefined ? 'added' : 'answered')
    if (added.problem.code !== 'photo_gone') return again(c, mode, found, 'add', state, added.problem)
    const gone = { ...state, photos: [], photoFault: photoText('photo_gone', most) ?? '' }
    return again(c, mode, found, 'add', gone, { code: 'invalid_input' })
  })

/** `GET /report/withdraw/`: asked once more. */
export const getWithdraw = (c: Visit, mode: Mode): Promise<Response> =>
  withMine(c, mode, (found) =>
    found.view.can.withdraw
      ? show(c, mode, t('report.withdraw.title'), <WithdrawPage {...given(mode)} {...mineModel(c, found)} />)
      : onTo(c, mode.paths.follow),
  )

/** `POST /report/withdraw/`: whatever stands in the way, the page says how the report is now. */
export const postWithdraw = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  return withMine(c, mode, async (found) => {
    const gone = await withdraw(c, { token: found.token, key: await keyOf(form.value, found.id) })
    if (gone.ok || gone.problem.code === 'report_over') return done(c, mode, gone.ok ? gone.value : found)
    return askAgain(c, mode, gone.problem.code)
  })
}

/** `POST /report/reopen/`: the outcome was wrong, and why. */
export const postReopen = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  return withMine(c, mode, async (found) => {
    const text = form.value.get('text') ?? ''
    const state = { text, faults: [], photos: [] }
    const admitted = await admitReading(c)
    if (!admitted.ok) return again(c, mode, found, 'reopen', state, admitted.problem)
    const key = await keyOf(form.value, found.id, text)
    const asked = await reopen(c, { token: found.token, text, key })
    return asked.ok
      ? done(c, mode, asked.value, 'reopened')
      : again(c, mode, found, 'reopen', state, asked.problem)
  })
}
