import { takeProof } from '../parts/proof.ts'
import type { Answer } from './verdict.ts'

/** A photo over a village's network takes its time; whoever claims a draft claims it for longer than this. */
const PATIENCE_MS = 90_000

const bodyIn = async (response: Response): Promise<unknown> => {
  if (!/^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')) return undefined
  try {
    return await response.json()
  } catch (broken) {
    // Cut off on its way: as good as no answer, and asked again.
    if (broken instanceof SyntaxError || broken instanceof TypeError) return undefined
    throw broken
  }
}

const proofOrNone = (): Promise<string | undefined> =>
  takeProof().catch((failed: unknown) => {
    // No network, or an answer that is no challenge: the request goes without, and its answer decides.
    if (failed instanceof TypeError || failed instanceof SyntaxError) return undefined
    throw failed
  })

/** One POST with its key, and with a proof of work where one is asked. Undefined where no answer came. */
export const ask = async (
  path: string,
  key: string,
  { type, body, proves }: { type: string; body: BodyInit; proves: boolean },
): Promise<Answer> => {
  const proof = proves ? await proofOrNone() : undefined
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': type,
        'idempotency-key': key,
        ...(proof === undefined ? {} : { 'portal-proof': proof }),
      },
      body,
      signal: patience.signal,
    })
    const retryAfterS = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      status: response.status,
      body: await bodyIn(response),
      ...(Number.isFinite(retryAfterS) ? { retryAfterS } : {}),
    }
  } catch (failed) {
    // TypeError: no network. AbortError: no answer in time, or it stopped in the middle.
    if (failed instanceof TypeError || failed instanceof DOMException) return undefined
    throw failed
  } finally {
    clearTimeout(timer)
  }
}
