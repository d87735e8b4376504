import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../../env.ts'

/** A value of storage holds 2 MB with its key. */
const PART_BYTES = 1_900_000
const ALARM_AGAIN_MS = 60_000

/** One photo as it lies in storage: who it belongs to, and its sealed bytes in so many parts. */
type Entry = { reportId: string | null; parts: number; bodyHash: string | null; claim: string | null }
export type SealedPhoto = { id: string; sealed: Uint8Array }
export type Kept = { movedTo: string } | { movedTo: null }

const entryKey = (id: string): string => `photo:${id}`
const partKey = (id: string, part: number): string => `part:${id}:${part}`
const UNTIL = 'until'
const MOVED_TO = 'moved-to'

/**
 * Sealed photos: those of one case, or one that waits for its report. What is stored is written whole or not at all: nothing here
 * waits between two writes. Without tables, so that asking for a photo that is not there leaves nothing behind.
 */
export class Album extends DurableObject<Env> {
  readonly #kv: SyncKvStorage

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#kv = state.storage.kv
  }

  /**
   * Keeps an upload until its time is over. `false`: it was sent before, with another file. The same file again is as good as the first.
   */
  async wait(photo: SealedPhoto, bodyHash: string, untilMs: number): Promise<boolean> {
    const before = this.#entry(photo.id)
    if (before !== undefined) return before.bodyHash === bodyHash
    this.#write(photo, { reportId: null, bodyHash, claim: null })
    this.#kv.put(UNTIL, untilMs)
    await this.ctx.storage.setAlarm(untilMs)
    return true
  }

  /** Whether an upload is here and nobody has it yet. */
  isWaiting(id: string): boolean {
    return this.#entry(id)?.claim === null
  }

  /** The upload, for the one report that asks first; again for the same. `null`: gone, or another's. */
  claim(id: string, claim: string): Uint8Array | null {
    const entry = this.#entry(id)
    if (entry === undefined || (entry.claim !== null && entry.claim !== claim)) return null
    if (entry.claim === null) this.#kv.put(entryKey(id), { ...entry, claim })
    return this.sealed(id)
  }

  /** Puts a photo into the album of a case, once. Where the case went into another, says which: it is to go there. */
  keep(photo: SealedPhoto, reportId: string | null): Kept {
    const movedTo = this.#kv.get<string>(MOVED_TO)
    if (movedTo !== undefined) return { movedTo }
    if (this.#entry(photo.id) === undefined) this.#write(photo, { reportId, bodyHash: null, claim: null })
    return { movedTo: null }
  }

  /** The sealed bytes, `null` where there are none. */
  sealed(id: string): Uint8Array | null {
    const entry = this.#entry(id)
    if (entry === undefined) return null
    const parts = Array.from({ length: entry.parts }, (_, at) => {
      const part = this.#kv.get<Uint8Array>(partKey(id, at))
      if (part === undefined) throw new Error('a part of a photo is missing')
      return part
    })
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  /** From now on the photos of this case go to that one. Returns those that are here. */
  moveTo(caseId: string): { id: string; reportId: string | null }[] {
    this.#kv.put(MOVED_TO, caseId)
    return [...this.#kv.list<Entry>({ prefix: 'photo:' })].map(([key, { reportId }]) => ({
      id: key.slice('photo:'.length),
      reportId,
    }))
  }

  /** Where the case went that this album was of. */
  movedTo(): string | null {
    return this.#kv.get<string>(MOVED_TO) ?? null
  }

  /** Takes one photo out, where it is. */
  drop(id: string): void {
    const entry = this.#entry(id)
    if (entry === undefined) return
    for (let at = 0; at < entry.parts; at += 1) this.#kv.delete(partKey(id, at))
    this.#kv.delete(entryKey(id))
  }

  /** Everything, for good. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
  }

  /** An upload whose time is over goes by itself. */
  override async alarm(): Promise<void> {
    const untilMs = this.#kv.get<number>(UNTIL)
    if (untilMs !== undefined && untilMs > Date.now())
      return this.ctx.storage.setAlarm(Math.min(untilMs, Date.now() + ALARM_AGAIN_MS))
    return this.erase()
  }

  #entry(id: string): Entry | undefined {
    return this.#kv.get<Entry>(entryKey(id))
  }

  #write({ id, sealed }: SealedPhoto, about: Omit<Entry, 'parts'>): void {
    const parts = Math.ceil(sealed.length / PART_BYTES)
    for (let at = 0; at < parts; at += 1)
      this.#kv.put(partKey(id, at), sealed.slice(at * PART_BYTES, (at + 1) * PART_BYTES))
    this.#kv.put(entryKey(id), { ...about, parts })
  }
}
