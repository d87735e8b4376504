import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A receiver of the portal's messages, whole and without any package; docs/how-to/webhook.md says what it must do and why.
 * It puts each message into a folder as one file, exactly once; another program takes the files and sends them as SMS.
 * The portal's own tests run it.
 */
export type ReceiverSettings = { secret: string; folder: string; nowMs?: () => number }

const MOST_BYTES = 16_384
const TOLERANCE_S = 300

const read = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const header = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Signed with our secret, within the last five minutes: not forged, not an old request played again. */
const isGenuine = (secret: string, headers: IncomingHttpHeaders, body: string, nowMs: number): boolean => {
  const [id, timestamp] = [header(headers, 'webhook-id'), header(headers, 'webhook-timestamp')]
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_S) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  // Several signatures, parted by blanks, while a secret is being changed: one that fits is enough.
  return header(headers, 'webhook-signature')
    .split(' ')
    .some((one) => same(one, expected))
}

/**
 * Files the message under its id. `link` makes the name and the whole content appear in one step and fails where the name is
 * there already, so a message that comes twice, even at the same moment or around a crash, is filed once.
 */
const fileOnce = async (folder: string, id: string, body: string): Promise<void> => {
  const name = createHash('sha256').update(id).digest('hex')
  const draft = join(folder, `.${name}.${crypto.randomUUID()}`)
  await writeFile(draft, body, { mode: 0o600, flush: true })
  try {
    await link(draft, join(folder, `${name}.json`))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}

/** 204: filed, now or earlier. 401: not from the portal. 413: too big. 500: could not be filed, so the portal tries again. */
export const receiver = ({ secret, folder, nowMs = Date.now }: ReceiverSettings): RequestListener => {
  const answer = async (request: IncomingMessage): Promise<number> => {
    if (request.method !== 'POST') return 405
    const body = await read(request)
    if (body === undefined) return 413
    if (!isGenuine(secret, request.headers, body, nowMs())) return 401
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await fileOnce(folder, header(request.headers, 'webhook-id'), body)
    return 204
  }
  return (request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => {
        console.error(error)
        response.writeHead(500).end()
      },
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {
    RECEIVER_SECRET: secret,
    RECEIVER_FOLDER: folder = 'messages',
    RECEIVER_PORT: port = '8790',
  } = process.env
  if (secret === undefined) throw new Error('RECEIVER_SECRET is not set')
  createServer(receiver({ secret, folder })).listen(Number(port), '127.0.0.1')
}
