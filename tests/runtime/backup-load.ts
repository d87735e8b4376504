import { expect } from 'vitest'
import { openClient } from '../../scripts/bench/booking/client.ts'
import { Journal, type Told } from '../../scripts/bench/booking/kill/journal.ts'
import { live } from '../../scripts/bench/booking/kill/life.ts'
import { Meter } from '../../scripts/bench/booking/meter.ts'
import { askOpenTimes } from '../../scripts/bench/booking/times.ts'
import { adds, anyReport, looksUp, pictured, sends } from '../../scripts/bench/casework/asking.ts'
import { uploader } from '../../scripts/bench/casework/photo.ts'
import { ringOf } from '../../scripts/desk/ring.mjs'
import { comesIn } from '../../scripts/lib/desk-person.ts'
import { randomOf } from '../../scripts/peers/random.ts'
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

type Reported = { receipt: string; kind: string; photos: number }

/** Couples, reporters with and without photos, and somebody at the desk, for as long as it is wanted. */
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
  const ended = Promise.all([couples(), couples(), couples(), couples(), reporter(0), reporter(1), staff()])
  let fault: unknown
  ended.catch((error: unknown) => {
    fault = error
    goesOn = false
  })
  return {
    journal,
    reports,
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
