/**
 * A report on this phone, from the first letter to its receipt. Pure: what a draft becomes when something happens to it. Times are
 * milliseconds since 1970 and come in as arguments, as chance does.
 */
export type Said = readonly [name: string, value: string]
/** `kept`: the portal has it already, under this id. */
export type DraftPhoto = { id: string; type: string; bytes: ArrayBuffer; kept?: string }
/** What the portal would not take, in its own words. `path` is a field's name, without one it is the whole report. */
export type Refusal = { text: string; faults: { path: string; detail: string }[] }
export type Receipt = { receipt: string; acceptedBy?: string; dueBy?: string; maybeKnown: boolean }

export type DraftOf = {
  /** Of which kind, and the address of its form in the mode that was used. */
  kind: string
  form: string
}
/** `v`: the shape of what is stored. */
type Base = DraftOf & { v: 1; id: string; madeMs: number }

export type OpenDraft = Base & {
  /** `typing`: its sender has not said that it may go. `waiting`: goes as soon as it can. `refused`: has to be changed first. */
  state: 'typing' | 'waiting' | 'refused'
  said: Said[]
  photos: DraftPhoto[]
  changedMs: number
  /** Grows with each change, so that what comes back for an older edition is known as such. */
  edition: number
  /** The `Idempotency-Key`: the draft's id, until something that may have arrived is changed. */
  key: string
  /** It was sent off, and no answer came: it may have arrived. */
  unsure: boolean
  /** Changed while nobody knew: what arrived may be the edition before. */
  doubt: boolean
  tries: number
  /** Our own patience; a network that is back ends it. */
  againMs: number
  /** What the portal asked for (`Retry-After`); nothing ends it. */
  notBeforeMs: number
  /** Until then somebody (a tab, the service worker) is delivering it. */
  claimedUntilMs: number
  refusal?: Refusal
}
export type SentDraft = Base &
  Receipt & {
    state: 'sent'
    sentMs: number
    /** Words changed after an edition may have arrived: perhaps they did not get there, so they stay here. */
    late?: Said[]
  }
export type Draft = OpenDraft | SentDraft

/** Longer than any one request waits for its answer; a phone that dies meanwhile delays its own draft so long. */
const CLAIM_MS = 100_000
const FIRST_PAUSE_MS = 5000
const LONGEST_PAUSE_MS = 30 * 60_000

export const begun = (id: string, of: DraftOf, nowMs: number): OpenDraft => ({
  ...of,
  v: 1,
  id,
  madeMs: nowMs,
  state: 'typing',
  said: [],
  photos: [],
  changedMs: nowMs,
  edition: 0,
  key: id,
  unsure: false,
  doubt: false,
  tries: 0,
  againMs: 0,
  notBeforeMs: 0,
  claimedUntilMs: 0,
})

export const isOpen = (draft: Draft): draft is OpenDraft => draft.state !== 'sent'

/** Whether there is anything in it that somebody would miss. */
export const isEmpty = ({ said, photos }: OpenDraft): boolean =>
  photos.length === 0 && said.every(([, value]) => value.trim() === '')

/**
 * What was typed now. A draft that was waiting waits no longer: its sender is at it again. Where an edition may have arrived, the next
 * one goes under a key of its own.
 */
export const typed = (
  draft: OpenDraft,
  { said, photos }: Pick<OpenDraft, 'said' | 'photos'>,
  { nowMs, key }: { nowMs: number; key: string },
): OpenDraft => ({
  ...draft,
  state: draft.state === 'refused' ? 'refused' : 'typing',
  said,
  photos,
  changedMs: nowMs,
  edition: draft.edition + 1,
  key: draft.unsure ? key : draft.key,
  unsure: false,
  doubt: draft.doubt || draft.unsure,
})

/** Its sender says that it may go. */
export const pressed = (draft: OpenDraft): OpenDraft => {
  const { refusal: _, ...rest } = draft
  return { ...rest, state: 'waiting', againMs: 0 }
}

/** `hurry`: the network is back, or somebody asks for it. */
export const isDue = (draft: Draft, nowMs: number, hurry: boolean): draft is OpenDraft =>
  draft.state === 'waiting' &&
  draft.claimedUntilMs <= nowMs &&
  draft.notBeforeMs <= nowMs &&
  (hurry || draft.againMs <= nowMs)

/** The next moment at which one of them is due, undefined where none waits. */
export const nextDueMs = (drafts: readonly Draft[]): number | undefined => {
  const times = drafts.flatMap((draft) =>
    draft.state === 'waiting' ? [Math.max(draft.claimedUntilMs, draft.notBeforeMs, draft.againMs)] : [],
  )
  return times.length === 0 ? undefined : Math.min(...times)
}

export const claimed = (draft: OpenDraft, nowMs: number): OpenDraft => ({
  ...draft,
  claimedUntilMs: nowMs + CLAIM_MS,
  tries: draft.tries + 1,
})
/** One more request of the same delivery. */
export const stillClaimed = (draft: OpenDraft, nowMs: number): OpenDraft => ({
  ...draft,
  claimedUntilMs: nowMs + CLAIM_MS,
})
/** The report itself leaves now. */
export const sentOff = (draft: OpenDraft, nowMs: number): OpenDraft => ({
  ...stillClaimed(draft, nowMs),
  unsure: true,
})

/** 5 s, 10 s, 20 s … half an hour, a quarter more or less by chance (0 to 1), so that a village does not come back as one. */
export const pauseMs = (tries: number, chance: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS) * (0.75 + chance / 2)

/** Not now: it stays, and is tried again. */
export const postponed = (
  draft: OpenDraft,
  { nowMs, chance, afterMs = 0 }: { nowMs: number; chance: number; afterMs?: number | undefined },
): OpenDraft => ({
  ...draft,
  claimedUntilMs: 0,
  againMs: nowMs + pauseMs(draft.tries, chance),
  notBeforeMs: nowMs + afterMs,
})

export const photoKept = (draft: OpenDraft, photo: string, kept: string): OpenDraft => ({
  ...draft,
  photos: draft.photos.map((one) => (one.id === photo ? { ...one, kept } : one)),
})

/** The portal keeps photos without a report for a while only. */
export const photosGone = (draft: OpenDraft): OpenDraft => ({
  ...draft,
  photos: draft.photos.map(({ id, type, bytes }) => ({ id, type, bytes })),
})

/** Refused as it was; what was changed since may be right. */
export const refused = (draft: OpenDraft, edition: number, refusal: Refusal): OpenDraft =>
  draft.edition === edition
    ? { ...draft, state: 'refused', claimedUntilMs: 0, unsure: false, refusal }
    : draft

/**
 * It has arrived: the receipt takes the place of words and photos, in one step, so that nothing is lost between. Where another edition than
 * this one may have been what arrived, the words stay as well.
 */
export const sent = (
  draft: OpenDraft,
  receipt: Receipt,
  { nowMs, edition }: { nowMs: number; edition: number },
): SentDraft => {
  const { v, id, kind, form, madeMs, said } = draft
  const late = draft.doubt || draft.edition !== edition
  return {
    v,
    id,
    kind,
    form,
    madeMs,
    state: 'sent',
    sentMs: nowMs,
    ...receipt,
    ...(late ? { late: said } : {}),
  }
}
