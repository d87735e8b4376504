import { createStore, promisifyRequest, type UseStore } from 'idb-keyval'
import { DELIVERY, DRAFTS_DB } from '../../kept-names.ts'
import type { Draft } from './draft.ts'

/**
 * Drafts on this phone, for every tab and the service worker. Each change is one transaction, and the browser runs those one after the
 * other: two that want the same draft at once do not both get it.
 */
const STORE = 'drafts'

let opened: UseStore | undefined
const store: UseStore = (mode, use) => (opened ??= createStore(DRAFTS_DB, STORE))(mode, use)

/** What a later edition of the portal wrote is not ours to read. */
const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'v') === 1

/** The newest first. Rejects (`DOMException`) where the browser keeps nothing. */
export const allDrafts = async (): Promise<Draft[]> => {
  const kept: unknown[] = await store('readonly', (drafts) => promisifyRequest(drafts.getAll()))
  return kept.filter(isDraft).sort((a, b) => b.madeMs - a.madeMs)
}

const tell = (): void => {
  const channel = new BroadcastChannel(DELIVERY)
  channel.postMessage('changed')
  channel.close()
}

/** Calls back when a draft changed: here, in another tab, or in the service worker. */
export const hearChanges = (changed: () => void): void => {
  new BroadcastChannel(DELIVERY).addEventListener('message', changed)
}

/** Reads a draft and writes what it becomes, in one transaction; undefined leaves it as it is. Resolves with what was written. */
export const changeDraft = async <D extends Draft>(
  id: string,
  next: (draft: Draft | undefined) => D | undefined,
): Promise<D | undefined> => {
  const written = await store(
    'readwrite',
    (drafts) =>
      new Promise<D | undefined>((resolve, reject) => {
        const asked: IDBRequest<unknown> = drafts.get(id)
        asked.onsuccess = () => {
          const draft = next(isDraft(asked.result) ? asked.result : undefined)
          if (draft === undefined) return resolve(undefined)
          drafts.put(draft, id)
          promisifyRequest(drafts.transaction).then(() => resolve(draft), reject)
        }
        asked.onerror = () => reject(asked.error ?? new DOMException('not read'))
      }),
  )
  if (written !== undefined) tell()
  return written
}

export const readDraft = async (id: string): Promise<Draft | undefined> => {
  const kept: unknown = await store('readonly', (drafts) => promisifyRequest(drafts.get(id)))
  return isDraft(kept) ? kept : undefined
}

export const removeDraft = async (id: string): Promise<void> => {
  await store('readwrite', (drafts) => {
    drafts.delete(id)
    return promisifyRequest(drafts.transaction)
  })
  tell()
}

export const removeAllDrafts = async (): Promise<void> => {
  await store('readwrite', (drafts) => {
    drafts.clear()
    return promisifyRequest(drafts.transaction)
  })
  tell()
}
