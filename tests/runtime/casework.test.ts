import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { policy } from '../../functions/policy.ts'
import { adds, anyReport, looksUp, sends } from '../../scripts/bench/casework/asking.ts'
import { countRows } from '../../scripts/bench/casework/casebook-file.ts'
import { openClient } from '../../scripts/bench/booking/client.ts'
import { patient } from '../../scripts/bench/booking/kill/patient.ts'
import { withPortal } from '../../scripts/bench/booking/portal.ts'
import { reportOf } from '../../scripts/lib/reports.ts'
import { seeded } from '../support/random.ts'
import { freshFolder, onWorkerd } from './portal-process.ts'

/** All that the portal has written below its data folder, journals and logs as well. */
const written = (data: string): Buffer =>
  Buffer.concat(
    globSync(join(data, '**', '*'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

const NETWORK = '203.0.113.77'

it('writes no name, phone, word or place of anybody into its files that can be read', async () => {
  const folder = freshFolder()
  const planted: string[] = [NETWORK]
  try {
    // Counted against the network, as in production: the gate writes as well.
    const portal = await onWorkerd(folder.path, undefined, { PORTAL_ENV: 'local', PORTAL_PROOF: 'off' })
    const random = seeded(3)
    for (const [at, kind] of policy.requests.entries()) {
      const sender = { words: `候车亭里的甲某某${at}`, phone: `1390000${String(at).padStart(4, '0')}` }
      const typed = reportOf(kind, random, sender, { all: true, danger: false })
      const { lat, lon } = typed.place ?? {}
      planted.push(sender.words, sender.phone, ...(lat === undefined ? [] : [String(lat), String(lon)]))
      const from = {
        send: async ({
          method,
          path,
          body,
          key = '',
          token = '',
        }: Parameters<Parameters<typeof sends>[0]['send']>[0]) => {
          const answer = await fetch(`${portal.url}${path}`, {
            method,
            body: JSON.stringify(body),
            headers: {
              'content-type': 'application/json',
              'x-forwarded-for': NETWORK,
              ...(key === '' ? {} : { 'idempotency-key': key }),
              ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
            },
          })
          return { status: answer.status, text: await answer.text() }
        },
      }
      const receipt = await sends(from, typed, crypto.randomUUID())
      const { token } = await looksUp(from, receipt)
      const more = `又说了一句悄悄话${at}`
      await adds(from, token, more)
      planted.push(more, receipt, receipt.replaceAll(' ', ''))
    }
    await portal.kill('SIGKILL')
    const files = written(folder.path)
    // What may stand there does: the search would find what must not.
    for (const { id } of policy.requests) expect(files.includes(id), id).toBe(true)
    const found = planted.filter((one) => files.includes(one) || files.includes(Buffer.from(one, 'utf16le')))
    expect(found).toEqual([])
  } finally {
    folder.remove()
  }
}, 60_000)

it('loses no report that it gave a receipt for through kill -9, and gives each draft one receipt', async () => {
  await withPortal(async (portal) => {
    const client = await openClient(portal.url, 16)
    const drafts = Array.from({ length: 400 }, (_, at) => ({ body: anyReport(at), key: crypto.randomUUID() }))
    const receipts: string[] = []
    const left = drafts.entries()
    const people = Array.from({ length: 16 }, async () => {
      for (const [at, { body, key }] of left) receipts[at] = await sends({ send: patient(client) }, body, key)
    })
    const answered = (): number => receipts.filter(Boolean).length
    for (const many of [60, 160, 280]) {
      while (answered() < many) await new Promise((done) => setTimeout(done, 1))
      await portal.crash()
    }
    await Promise.all(people)
    expect(new Set(receipts).size).toBe(drafts.length)
    for (const [at, { body, key }] of drafts.entries()) {
      const again = at % 2 === 0 ? key : crypto.randomUUID()
      expect(await sends(client, body, again)).toBe(receipts[at])
      expect((await looksUp(client, receipts[at] ?? '')).kind).toBe(body.kind)
    }
    expect(countRows(portal.data, 'reports')).toBe(drafts.length)
    await client.close()
  })
}, 90_000)
