import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset, runInDurableObject } from 'cloudflare:test'
import type { Context } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { fields, plantedJpeg } from '../../../tests/support/planted-photos.ts'
import { jpegOf } from '../../../tests/worker/photo-encoders.ts'
import { bindings, casebook, NOW, send, streetReport, staffAct } from '../../../tests/worker/report-client.ts'
import { caseOf, closeCase, reported, ring } from '../../../tests/worker/rights-visits.ts'
import type { AppEnv } from '../../env.ts'
import { albumPhoto, keepUpload } from '../photos/index.ts'
import { phoneHashOf } from '../party.ts'
import { copyOfReports } from './rights.ts'

afterEach(() => reset())

const c = { env: bindings, req: { header: () => undefined } } as unknown as Context<AppEnv>
const upload = async (): Promise<string> => {
  const kept = await keepUpload(c, plantedJpeg(await jpegOf(fields(64, 48))))
  if (!kept.ok) throw new Error(kept.problem.code)
  return kept.value.photo
}
const has = async (caseId: string, photo: string): Promise<boolean> => (await albumPhoto(c, caseId, photo)).ok

/** What the alarm does, without waiting for it. */
const tended = (): Promise<void> => runInDurableObject(casebook(), (instance) => instance.alarm())

const withPhoto = async (phone: string): Promise<string> => {
  const photo = await upload()
  await send(streetReport({ contact: { phone }, photos: [photo] }))
  return photo
}

describe('photos of a report that is erased', () => {
  it('go, also where the case went into another; those of others in the same album stay', async () => {
    const [one, other] = [await withPhoto('13700000071'), await withPhoto('13700000072')]
    const [mine, theirs] = [await caseOf('13700000071', NOW), await caseOf('13700000072', NOW)]
    await staffAct({ nowMs: NOW, caseId: mine.caseId, by: 'clerk', act: 'merge', into: theirs.caseId })
    await closeCase(theirs.caseId, NOW)
    await tended()
    expect([await has(theirs.caseId, one), await has(theirs.caseId, other)]).toEqual([true, true])
    const keyed = { key: 'rights/1', body: 'body' }
    const done = await atCases((cases) =>
      cases.rights({ nowMs: NOW, keyed, act: 'erase', ids: [mine.id], by: 'keeper', why: '' }),
    )
    expect(done).toEqual({ ok: true, value: { ids: [mine.id] } })
    await tended()
    expect([await has(mine.caseId, one), await has(theirs.caseId, one)]).toEqual([false, false])
    expect(await has(theirs.caseId, other)).toBe(true)
    // What is erased is not taken up again by its reporter.
    const again = { nowMs: NOW, keyed: { key: 'r', body: 'b' }, id: mine.id, sealed: 'x' }
    expect(await casebook().reopen(again)).toMatchObject({ ok: false, problem: { code: 'report_over' } })
  })
})

describe('a copy of a report', () => {
  it('has words and place only where whoever makes it may see them', async () => {
    await reported(NOW, '13700000081', 'assistive-device')
    const { id } = await caseOf('13700000081', NOW)
    const phones = [phoneHashOf(ring(), '13700000081')]
    const copy = async (words: boolean, place: boolean) =>
      JSON.stringify(await copyOfReports(c, phones, [id], { words, place }))
    const secrets = (text: string) => [text.includes('埋在话里的秘密'), text.includes('藏起来的地方')]
    expect(secrets(await copy(false, false))).toEqual([false, false])
    expect(secrets(await copy(true, false))).toEqual([true, false])
    expect(secrets(await copy(false, true))).toEqual([false, true])
    expect(await copyOfReports(c, [], [id], { words: true, place: true })).toEqual([])
  })
})
