import { policy } from '../../../functions/policy.ts'
import {
  reportAnswerSchema,
  reportLookupAnswerSchema,
  type TypedReport,
} from '../../../schema/api/casework.ts'
import { reportOf } from '../../lib/reports.ts'
import { pick } from '../../lib/chance.ts'
import { randomOf } from '../../peers/random.ts'
import type { Client } from '../booking/client.ts'
import { unexpected } from '../booking/couple.ts'

const random = randomOf(5)

/** A report of any kind that its kind lets in, by somebody who never was. */
export const anyReport = (at: number): TypedReport => {
  const sender = { words: `示例：第${at}件事，请去看一看`, phone: `138${String(at).padStart(8, '0')}` }
  const typed = reportOf(pick(random, policy.requests), random, sender, {
    all: false,
    danger: random() < 0.1,
  })
  return { ...typed, draftId: crypto.randomUUID() }
}

/** Of a kind that takes photos. */
export const pictured = (at: number): TypedReport => {
  const sender = { words: `示例：第${at}处，附照片`, phone: `138${String(at).padStart(8, '0')}` }
  const kind = pick(
    random,
    policy.requests.filter(({ photos }) => photos > 0),
  )
  return reportOf(kind, random, sender, { all: false, danger: false })
}

/** Sends it; gives its receipt. */
export const sends = async (
  { send }: Pick<Client, 'send'>,
  body: TypedReport,
  key: string,
): Promise<string> => {
  const reply = await send({ method: 'POST', path: '/api/requests', key, body })
  if (reply.status !== 201) throw unexpected('report', reply)
  return reportAnswerSchema.parse(JSON.parse(reply.text)).receipt
}

export const looksUp = async ({ send }: Pick<Client, 'send'>, receipt: string) => {
  const reply = await send({ method: 'POST', path: '/api/requests/lookup', body: { receipt } })
  if (reply.status !== 200) throw unexpected('look-up', reply)
  return reportLookupAnswerSchema.parse(JSON.parse(reply.text))
}

export const adds = async ({ send }: Pick<Client, 'send'>, token: string, text: string): Promise<void> => {
  const path = '/api/requests/current/add'
  const reply = await send({ method: 'POST', path, key: crypto.randomUUID(), token, body: { text } })
  if (reply.status !== 200) throw unexpected('addition', reply)
}
