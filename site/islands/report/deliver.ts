import {
  claimed,
  isDue,
  isOpen,
  photoKept,
  photosGone,
  postponed,
  refused,
  sent,
  sentOff,
  stillClaimed,
  type Draft,
  type OpenDraft,
} from '../parts/draft.ts'
import { allDrafts, changeDraft } from '../parts/draft-store.ts'
import { newId } from '../parts/new-id.ts'
import { ask } from './ask.ts'
import { reportBody } from './report-body.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/** A fresh proof, the photos again, another key: more than that is not a matter of trying. */
const MOST_ROUNDS = 4

/** What a result makes of a draft that is still open, whatever happened to it since; nothing reopens a sent one. */
const settle = (id: string, next: (draft: OpenDraft) => Draft): Promise<Draft | undefined> =>
  changeDraft(id, (draft) => (draft !== undefined && isOpen(draft) ? next(draft) : undefined))

/** Brings each photo that the portal has not got yet; resolves with what stood in the way. */
const bringPhotos = async (draft: OpenDraft): Promise<Verdict | undefined> => {
  for (const { id, type, bytes, kept } of draft.photos) {
    if (kept !== undefined) continue
    await settle(draft.id, (now) => stillClaimed(now, Date.now()))
    const verdict = verdictOf(await ask('/api/photos', id, { type, body: bytes, proves: false }))
    if (verdict.is === 'refused') {
      // Which photo it was is seen best where photos are chosen.
      const { text } = verdict.refusal
      return { is: 'refused', refusal: { text, faults: [{ path: 'photos', detail: text }] } }
    }
    if (verdict.is !== 'kept') return verdict
    await settle(draft.id, (now) => photoKept(now, id, verdict.photo))
  }
  return undefined
}

const bring = async (draft: OpenDraft): Promise<Verdict> => {
  const stopped = await bringPhotos(draft)
  if (stopped !== undefined) return stopped
  const now = await settle(draft.id, (one) =>
    one.edition === draft.edition ? sentOff(one, Date.now()) : one,
  )
  if (now === undefined || !isOpen(now) || now.edition !== draft.edition) return { is: 'later' }
  const body = JSON.stringify(reportBody(now))
  return verdictOf(await ask('/api/requests', now.key, { type: 'application/json', body, proves: true }))
}

/** For the next round of the same delivery. */
const mended = (draft: OpenDraft, why: 'proof' | 'photos' | 'key'): OpenDraft => {
  if (why === 'photos') return photosGone(draft)
  return why === 'key' ? { ...draft, key: newId(), doubt: true } : draft
}

/**
 * Delivers one draft that was claimed, and writes what became of it. The portal takes a draft's id once, so that answers that were lost,
 * and others who deliver the same draft at the same time, do no harm.
 */
const deliver = async (draft: OpenDraft): Promise<Draft | undefined> => {
  let [now, round] = [draft, 1]
  for (;;) {
    const verdict = await bring(now)
    if (verdict.is === 'once-more' && round < MOST_ROUNDS) {
      const next = await settle(draft.id, (one) => mended(one, verdict.why))
      if (next === undefined || !isOpen(next)) return next
      ;[now, round] = [next, round + 1]
      continue
    }
    return settle(draft.id, (one) => {
      const nowMs = Date.now()
      if (verdict.is === 'sent') return sent(one, verdict.receipt, { nowMs, edition: draft.edition })
      if (verdict.is === 'refused') return refused(one, draft.edition, verdict.refusal)
      const afterMs = verdict.is === 'later' ? verdict.afterMs : undefined
      return postponed(one, { nowMs, chance: Math.random(), afterMs })
    })
  }
}

/** Delivers one draft at once, unless somebody is at it; resolves with what became of it. */
export const deliverNow = async (id: string): Promise<Draft | undefined> => {
  const mine = await changeDraft(id, (draft) =>
    draft !== undefined && isDue(draft, Date.now(), true) ? claimed(draft, Date.now()) : undefined,
  )
  return mine === undefined ? undefined : deliver(mine)
}

/**
 * Delivers every draft that is due, one after the other, unless another tab or the service worker has it already. `hurry`: the network is
 * back, or somebody asks for it. Resolves when nothing is left to do for now.
 */
export const deliverDue = async (hurry: boolean): Promise<void> => {
  for (const { id } of await allDrafts()) {
    const mine = await changeDraft(id, (draft) =>
      draft !== undefined && isDue(draft, Date.now(), hurry) ? claimed(draft, Date.now()) : undefined,
    )
    if (mine !== undefined) await deliver(mine)
  }
}
