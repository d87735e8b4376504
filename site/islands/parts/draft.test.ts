import { describe, expect, it } from 'vitest'
import {
  begun,
  claimed,
  isDue,
  isEmpty,
  isOpen,
  nextDueMs,
  pauseMs,
  photoKept,
  photosGone,
  postponed,
  pressed,
  refused,
  sent,
  sentOff,
  typed,
  type OpenDraft,
  type Said,
} from './draft.ts'

const NOW = Date.parse('2026-11-26T20:00:00+08:00')
const of = { kind: 'street-person', form: '/report/street-person/' }
const WORDS: Said[] = [['fields.seen', '桥下有位老人']]
const receipt = { receipt: '4821 0093', maybeKnown: false }

const written = (said: Said[] = WORDS, draft: OpenDraft = begun('draft-1', of, NOW)): OpenDraft =>
  typed(draft, { said, photos: [] }, { nowMs: NOW, key: 'another-key' })
const waiting = (): OpenDraft => pressed(written())

describe('a draft', () => {
  it('is not sent before its sender says so, and then at once', () => {
    expect(isDue(written(), NOW, true)).toBe(false)
    expect(isDue(waiting(), NOW, false)).toBe(true)
  })

  it('is nothing to miss while nothing but blanks are in it', () => {
    expect(isEmpty(begun('draft-1', of, NOW))).toBe(true)
    expect(isEmpty(written([['fields.seen', '  ']]))).toBe(true)
    expect(isEmpty(written())).toBe(false)
  })

  it('belongs to whoever claimed it first, until that one is surely gone', () => {
    const mine = claimed(waiting(), NOW)
    expect(isDue(mine, NOW, true)).toBe(false)
    expect(isDue(mine, mine.claimedUntilMs, false)).toBe(true)
  })

  it('waits longer each time, half an hour at most, and not at the same moment as the neighbours', () => {
    const pauses = [1, 2, 3, 20].map((tries) => pauseMs(tries, 0.5))
    expect(pauses).toEqual([5000, 10_000, 20_000, 1_800_000])
    expect(pauseMs(1, 0)).toBe(3750)
    expect(pauseMs(1, 1)).toBe(6250)
  })

  it('does not wait any longer when the network is back, unless the portal asked for it', () => {
    const own = postponed(claimed(waiting(), NOW), { nowMs: NOW, chance: 0.5 })
    expect(isDue(own, NOW, false)).toBe(false)
    expect(isDue(own, NOW, true)).toBe(true)
    const asked = postponed(claimed(waiting(), NOW), { nowMs: NOW, chance: 0.5, afterMs: 60_000 })
    expect(isDue(asked, NOW, true)).toBe(false)
    expect(isDue(asked, NOW + 60_000, true)).toBe(true)
    expect(nextDueMs([written(), own, asked])).toBe(NOW + 5000)
    expect(nextDueMs([written()])).toBeUndefined()
  })

  it('waits no longer once it is changed, and keeps its key as long as nothing can have arrived', () => {
    const changed = typed(waiting(), { said: WORDS, photos: [] }, { nowMs: NOW, key: 'another-key' })
    expect(changed).toMatchObject({ state: 'typing', key: 'draft-1', doubt: false })
  })

  it('changed after it may have arrived goes under another key, and its words stay when the receipt comes', () => {
    const lost = postponed(sentOff(claimed(waiting(), NOW), NOW), { nowMs: NOW, chance: 0 })
    const changed = pressed(written([['fields.seen', '往桥那边走了']], lost))
    expect(changed).toMatchObject({ id: 'draft-1', key: 'another-key', doubt: true })
    const arrived = sent(changed, receipt, { nowMs: NOW, edition: changed.edition })
    expect(arrived.late).toEqual([['fields.seen', '往桥那边走了']])
  })

  it('that arrived as it was leaves no words and no photos on the phone, only its receipt', () => {
    const draft = { ...waiting(), photos: [{ id: 'p', type: 'image/jpeg', bytes: new ArrayBuffer(1) }] }
    const arrived = sent(draft, receipt, { nowMs: NOW, edition: draft.edition })
    expect(isOpen(arrived)).toBe(false)
    expect(JSON.stringify(arrived)).not.toContain('老人')
    expect(arrived).not.toHaveProperty('photos')
    expect(arrived.receipt).toBe('4821 0093')
  })

  it('changed while it was on its way keeps the new words beside the receipt', () => {
    const draft = sentOff(claimed(waiting(), NOW), NOW)
    const changed = written([['fields.seen', '现在走了']], draft)
    expect(sent(changed, receipt, { nowMs: NOW, edition: draft.edition }).late).toEqual(changed.said)
  })

  it('is refused only as it was: what was changed meanwhile is not', () => {
    const draft = sentOff(claimed(waiting(), NOW), NOW)
    const refusal = { text: '有要改的', faults: [{ path: 'place.township', detail: '请选一个' }] }
    expect(refused(draft, draft.edition, refusal)).toMatchObject({ state: 'refused', refusal })
    const changed = written([['fields.seen', '改过了']], draft)
    expect(refused(changed, draft.edition, refusal)).toBe(changed)
    expect(pressed(refused(draft, draft.edition, refusal))).not.toHaveProperty('refusal')
  })

  it('brings a photo once, and again where the portal has let it go', () => {
    const photo = { id: 'p', type: 'image/jpeg', bytes: new ArrayBuffer(1) }
    const kept = photoKept({ ...waiting(), photos: [photo] }, 'p', 'kept-1')
    expect(kept.photos[0]?.kept).toBe('kept-1')
    expect(photosGone(kept).photos).toEqual([photo])
  })
})
