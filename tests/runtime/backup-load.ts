import { expect } from 'vitest'
import { openClient } from '../../scripts/bench/booking/client.ts'
import { Journal, type Told } from '../../scripts/bench/booking/kill/journal.ts'
import { live } from '../../scripts/bench/booking/kill/life.ts'
import { Meter } from '../../scripts/bench/booking/meter.ts'
import { askOpenTimes } from '../../scripts/bench/booking/times.ts'
import { adds, anyReport, looksUp, pictured, sends } from '../../scripts/bench/casework/asking.ts'
import { uploader } from '../../scripts/bench/casework/photo.ts'
import { ringOf } from '../../scripts/desk/ring.mjs'
import { formOf } from '../../scripts/lib/form-of.ts'
import { comesIn } from '../../scripts/lib/desk-person.ts'
import { randomOf } from '../../scripts/peers/random.ts'
import { dayOf } from '../../schema/dates.ts'
import type { Running } from './portal-process.ts'

export const bindings = { PORTAL_ENV: 'local', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' }
export const desks = [
  { office: 'registry', appointment: 'marriage' },
  { office: 'registry', appointment: 'divorce-collection' },
]
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Everything that was ever told of each booking, in order. */
class Diary extends Journal {
  readonly all: Told[] = []
  override tell(told: Told): void {
    this.all.push(told)
    super.tell(told)
  }
}

/** A version of a draft that the desk said it has, and whether it was submitted. */
export type Drafted = { draft: string; version: number; title: string; submitted: boolean }

const NOTICE = '/desk/editions/notice/'

/** Somebody who writes a notice, changes it, and sends every second one to whoever approves. */
const editorAt = async (portal: Running, data: string, drafted: Drafted[]) => {
  const person = await comesIn(portal.url, ringOf(data), {
    name: '示例编辑',
    role: 'editor',
    login: 'editor1',
    password: '沅水清江铁索桥一二三四五',
  })
  const pageAt = async (url: string) => ({ url, text: await (await person.get(url)).text() })
  const save = async (url: string, nth: number, title: string): Promise<string> => {
    const words = {
      title,
      day: dayOf(Date.now()),
      unit: 'social-affairs',
      summary: `${title}。`,
      body: `${title}。`,
    }
    const saved = await person.post(NOTICE, {
      ...formOf(await pageAt(url), NOTICE),
      ...words,
      services: 'SV61',
      cites: '',
      id: `example-load-${nth}`,
      provenance: 'sample',
    })
    expect(saved.status, await saved.text()).toBe(303)
    return new URL(saved.headers.get('location') ?? '', portal.url).searchParams.get('id') ?? ''
  }
  return async (nth: number): Promise<void> => {
    const draft = await save(NOTICE, nth, `示例通知 ${nth}`)
    drafted.push({ draft, version: 1, title: `示例通知 ${nth}`, submitted: false })
    await save(`${NOTICE}?id=${draft}`, nth, `示例通知 ${nth} 改`)
    const second = { draft, version: 2, title: `示例通知 ${nth} 改`, submitted: false }
    drafted.push(second)
    if (nth % 2 > 0) return
    const submit = '/desk/editions/submit/'
    const page = await pageAt(`/desk/editions/draft/?id=${draft}`)
    const sent = await person.post(submit, formOf(page, submit))
    expect(sent.status, await sent.text()).toBe(303)
    second.submitted = true
  }
}

type Reported = { receipt: string; kind: string; photos: number }

/** Couples, reporters with and without photos, an auditor and an editor at the desk, for as long as it is wanted. */
export const loadOf = async (portal: Running, data: string) => {
  const client = await openClient(portal.url, 12)
  const journal = new Diary()
  const times = await askOpenTimes(portal, desks)
  const world = { send: client.send, journal, times, random: randomOf(59) }
  const upload = uploader(portal.url, new Meter())
  const reports: Reported[] = []
  const person = await comesIn(portal.url, ringOf(data), {
    name: '示例审计员',
    role: 'auditor',
    login: 'auditor1',
    password: '沅水清江铁索桥一二三四五',
  })
  const drafted: Drafted[] = []
  const edits = await editorAt(portal, data, drafted)
  let [next, acts, goesOn] = [0, 0, true]
  const couples = async (): Promise<void> => {
    while (goesOn) await live(world, next++)
  }
  const reporter = async (photos: number): Promise<void> => {
    for (let at = photos; goesOn; at += 2) {
      const ids = await Promise.all(Array.from({ length: photos }, upload))
      const body = photos > 0 ? { ...pictured(at), photos: ids } : anyReport(at)
      const receipt = await sends(client, body, crypto.randomUUID())
      reports.push({ receipt, kind: body.kind, photos })
      if (photos > 0) continue
      const { token } = await looksUp(client, receipt)
      await adds(client, token, `示例：又看见一次（${at}）`)
    }
  }
  const staff = async (): Promise<void> => {
    while (goesOn) {
      expect((await person.get('/desk/audit/')).status).toBe(200)
      acts += 1
    }
  }
  const editor = async (): Promise<void> => {
    for (let nth = 1; goesOn; nth += 1) await edits(nth)
  }
  const ended = Promise.all([
    couples(),
    couples(),
    couples(),
    couples(),
    reporter(0),
    reporter(1),
    staff(),
    editor(),
  ])
  let fault: unknown
  ended.catch((error: unknown) => {
    fault = error
    goesOn = false
  })
  return {
    journal,
    reports,
    drafted,
    acts: () => acts,
    /** Waits until so much has been done; a load that failed throws. */
    until: async (isEnough: () => boolean): Promise<void> => {
      while (!isEnough()) {
        if (fault !== undefined) throw fault
        await pause(20)
      }
    },
    end: async () => {
      goesOn = false
      await ended
      await client.close()
    },
  }
}
