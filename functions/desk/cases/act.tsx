import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import type { Problem } from '../../../schema/problems.ts'
import { caseAddress, casePaths } from '../../../views/desk/cases/addresses.ts'
import type { Typed } from '../../../views/desk/cases/model.ts'
import { MergePage, type MergeSide } from '../../../views/desk/cases/MergePage.tsx'
import { doAct, doneBefore } from '../../casework/desk/door.ts'
import { caseActs } from '../../casework/desk/desk-of.ts'
import { kindOf, townshipName, unitName } from '../../casework/desk/names.ts'
import { nowMs } from '../../clock.ts'
import { keyOf } from '../../form-key.ts'
import { onTo } from '../../pages.ts'
import { t } from '../../words.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { settled, trace } from '../trace.ts'
import { casePage, childDoor, childDoorTo, whenOpened, type PageState } from './case.tsx'
import { colleaguesFor } from './choices.ts'
import { dueText } from './clocks.ts'
import { aboutCase, foundCase, isOpened, openedKey, readNumber, withCase, type Found } from './found.ts'
import { peopleOf } from './people.ts'
import { readAct, typedIn } from './read-act.ts'
import { isMergeable } from './merging.ts'

const faultOf = ({ code }: Problem): DeskFault =>
  deskFault(code === 'case_moved_on' || code === 'case_cannot' ? code : 'case_cannot')

/** The number of the last event that whoever sent the form had before them; a form without it has seen nothing. */
const seenIn = (form: URLSearchParams): number => readNumber(form.get('seen') ?? undefined) ?? 0

/** The case again as it is now, with what was refused and what was typed; or that it is not theirs any more. */
const again = async (
  c: Visit,
  one: Signed,
  { file: { number } }: Found,
  state: PageState,
): Promise<Response> => {
  const now = await foundCase(c, one, 'cases.read', number)
  if (now === undefined) return onTo(c, casePaths.queue)
  await trace(c, one, 'case-read', aboutCase(number))
  return casePage(c, one, now, state)
}

/**
 * After an act: the case that goes on, where it is still theirs to see. A child's case is shown at once where this very case was opened
 * in this session: not one that another went into, and not to a form that comes again in a later session.
 */
const onwards = async (
  c: Visit,
  one: Signed,
  { number, act, form }: { number: number; act: string; form: URLSearchParams },
): Promise<Response> => {
  const now = await foundCase(c, one, 'cases.read', number)
  if (now === undefined) return onTo(c, `${casePaths.queue}?done=${act}`)
  if (!now.child) return onTo(c, `${caseAddress('one', number)}?done=${act}`)
  if (!isOpened(c, one, now, form)) return childDoor(c, one, now, 'page')
  await trace(c, one, 'case-read', aboutCase(number))
  return casePage(c, one, now, { done: t(`desk-cases.done.${act}`) })
}

/** The case that a form names to be merged into, where it is theirs to act on and fits. */
const intoOf = async (c: Visit, one: Signed, found: Found, text: string): Promise<Found | undefined> => {
  const number = readNumber(text)
  const into = number === undefined ? undefined : await foundCase(c, one, 'cases.act', number)
  return into !== undefined && isMergeable(found, into) ? into : undefined
}

/** Whether a child's case that another one goes into was opened as well, with a reason of its own. */
const isIntoOpened = (c: Visit, one: Signed, { file, child }: Found, form: URLSearchParams): boolean =>
  !child || form.get('intoOpened') === openedKey(c, one, file.number)

const actOn = async (
  c: Visit,
  one: Signed,
  found: Found,
  form: URLSearchParams,
  { typed, key }: { typed: Typed; key: string },
): Promise<Response> => {
  const { file } = found
  const seen = seenIn(form)
  const named = typed['act'] === 'merge' ? await intoOf(c, one, found, typed['into'] ?? '') : undefined
  const into = named !== undefined && isIntoOpened(c, one, named, form) ? named : undefined
  const colleagues = colleaguesFor(file.state, await peopleOf(c), one.person.id)
  const read = readAct(typed, found, { colleagues, into: into?.file.id })
  // Somebody who acted on what is not so any more is told that first: a choice may be gone because of it.
  const isStale = seen < file.events.length && !read.ok
  if (!read.ok) return again(c, one, found, { fault: read.problem, typed, ...(isStale ? { seen } : {}) })
  const what = read.value
  const done = await doAct(c, { caseId: file.id, by: one.person.id, seen, key, what })
  if (!done.ok) return again(c, one, found, { fault: faultOf(done.problem), typed, seen })
  await settled(c, caseActs(c))
  return onwards(c, one, { number: done.value.number, act: what.act, form })
}

/**
 * `POST /desk/cases/<number>/act/`: one act, once a form, on the case as it was seen. A form that comes a second time is answered like the
 * first, also where the case is not theirs any more because of it.
 */
export const postAct = async (c: Visit, one: Signed, form: URLSearchParams): Promise<Response> => {
  const typed = typedIn(form)
  const key = await keyOf(form, c.req.param('number') ?? '', JSON.stringify(typed))
  const before = await doneBefore(c, one.person.id, key)
  if (before !== null) return onwards(c, one, { number: before, act: typed['act'] ?? '', form })
  const answer = whenOpened((_c, _one, found) => actOn(c, one, found, form, { typed, key }))
  return withCase('cases.act', answer)(c, one, form)
}

const sideOf = ({ file: { number, state, reports } }: Found, atMs: number): MergeSide => ({
  number,
  lines: [
    { label: t('desk-cases.received'), text: atText(state.openedMs) },
    { label: t('desk-cases.township'), text: townshipName(state.township) ?? t('desk-cases.no-township') },
    { label: t('desk-cases.unit'), text: unitName(state.unit, state.township) },
    { label: t('desk-cases.queue.step'), text: t(`desk-cases.status.${state.status}`) },
    { label: t('desk-cases.queue.due'), text: dueText(state, atMs).text },
    { label: t('desk-cases.merge.reports'), text: String(reports.length) },
  ],
})

/** `POST /desk/cases/<number>/merge/`: both cases side by side, before they are one. */
export const postMerge = whenOpened(async (c, one, found, form) => {
  const { file } = found
  // A number that was typed goes before one that stands in the list.
  const into = await intoOf(c, one, found, form.get('other')?.trim() || (form.get('into') ?? ''))
  if (into === undefined) {
    const typed = { act: 'merge', into: form.get('into') ?? '', other: form.get('other') ?? '' }
    return again(c, one, found, { fault: deskFault('merge_unknown'), typed })
  }
  const hidden = {
    seen: seenIn(form),
    key: form.get('key') ?? '',
    ...(found.child ? { opened: form.get('opened') ?? '' } : {}),
  }
  if (into.child) {
    // The other child's case has a door of its own: nothing of it is shown before its reason is written down.
    const why = (form.get('why') ?? '').trim()
    if (why.length < LEAST_WHY) {
      const fault = form.has('why') ? deskFault('why_missing') : undefined
      const action = caseAddress('merge', file.number)
      const kept = { ...hidden, seen: String(hidden.seen), into: String(into.file.number) }
      return childDoorTo(c, one, into, { action, hidden: kept, fault })
    }
    await trace(c, one, 'child-case-opened', aboutCase(into.file.number), why)
  }
  const atMs = nowMs(c)
  const model = {
    kind: kindOf(file.state.kind).name,
    from: sideOf(found, atMs),
    into: sideOf(into, atMs),
    ended: into.file.state.status === 'closed',
    hidden,
    intoOpened: into.child ? openedKey(c, one, into.file.number) : undefined,
  }
  await trace(c, one, 'case-read', aboutCase(into.file.number))
  return show(c, t('desk-cases.merge.title'), <MergePage {...given(one)} {...model} />)
})
