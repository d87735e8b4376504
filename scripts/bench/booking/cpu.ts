import { existsSync, readFileSync } from 'node:fs'

/** Clock ticks a second in /proc: 100 on every Linux we run on. */
const TICKS = 100

type Spent = {
  /** Seconds of CPU that all threads of a process have used. */
  cpu: number
  /** Seconds for which its main thread could have run and had no core: what other programs took. */
  waited: number
}

/** Undefined where there is no /proc. */
const spentBy = (pid: number): Spent | undefined => {
  if (!existsSync(`/proc/${pid}/schedstat`)) return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const [, waitedNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
  return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, waited: Number(waitedNs) / 1e9 }
}

export type Cpu = {
  generator: number
  portal?: number
  /** Near 0 on a machine of our own: the portal waits for nothing but requests. */
  portalWaited?: number
  /** Milliseconds of CPU of the portal a request: much the same on a busy machine. */
  portalMsPerRequest?: number
}

const rounded = (number: number): number => Number(number.toFixed(2))

/** Shares of one core used from now on: a generator near 1 would have measured itself. */
export const watchCpu = (pid: number): ((requests: number) => Cpu) => {
  const [startMs, before, own] = [performance.now(), spentBy(pid), process.cpuUsage()]
  const share = (seconds: number): number => rounded((seconds * 1000) / (performance.now() - startMs))
  return (requests) => {
    const used = process.cpuUsage(own)
    const after = spentBy(pid)
    const generator = share((used.user + used.system) / 1e6)
    if (before === undefined || after === undefined) return { generator }
    return {
      generator,
      portal: share(after.cpu - before.cpu),
      portalWaited: share(after.waited - before.waited),
      portalMsPerRequest: rounded(((after.cpu - before.cpu) * 1000) / requests),
    }
  }
}
