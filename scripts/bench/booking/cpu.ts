import { readFileSync } from 'node:fs'

/** Clock ticks a second in /proc: 100 on every Linux we run on. */
const TICKS = 100

/** Seconds of CPU that a process has used; NaN where there is no /proc. */
const secondsOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return NaN
  }
}

export type Cpu = {
  portal: number | null
  generator: number
  /** Milliseconds of CPU of the portal a request: much the same on a busy machine. */
  portalMsPerRequest: number | null
}

const rounded = (number: number): number => Number(number.toFixed(2))

/** Shares of one core used from now on: a generator near 1 would have measured itself. */
export const watchCpu = (pid: number): ((requests: number) => Cpu) => {
  const [startMs, portal, own] = [performance.now(), secondsOf(pid), process.cpuUsage()]
  const share = (seconds: number): number => rounded((seconds * 1000) / (performance.now() - startMs))
  return (requests) => {
    const used = process.cpuUsage(own)
    const seconds = secondsOf(pid) - portal
    const known = !Number.isNaN(seconds)
    return {
      portal: known ? share(seconds) : null,
      generator: share((used.user + used.system) / 1e6),
      portalMsPerRequest: known ? rounded((seconds * 1000) / requests) : null,
    }
  }
}
