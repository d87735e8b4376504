import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whether a process of this number is there. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is one too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes what a run that was killed left in a folder: names that begin like this and then name its process. */
export const removeLeftovers = (folder: string, prefix: string): void => {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(prefix) ? /^\d+/.exec(name.slice(prefix.length))?.[0] : undefined
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true })
  }
}

/** A name that says which process writes there. */
export const ownName = (prefix: string): string => `${prefix}${process.pid}-`

/** Removes a path when `work` is over, however it ends, a signal included. Only kill -9 leaves it. */
export const removedAfter = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const remove = (): void => rmSync(path, { recursive: true, force: true })
  const end = (signal: NodeJS.Signals): void => {
    remove()
    process.exit(128 + { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }[signal as (typeof ENDS)[number]])
  }
  for (const signal of ENDS) process.on(signal, end)
  try {
    return await work()
  } finally {
    for (const signal of ENDS) process.off(signal, end)
    remove()
  }
}

/** A folder of our own below `parent`, for its owner only, while `work` runs. */
export const withScratch = <T>(
  parent: string,
  prefix: string,
  work: (folder: string) => Promise<T>,
): Promise<T> => {
  removeLeftovers(parent, prefix)
  const folder = mkdtempSync(join(parent, ownName(prefix)))
  return removedAfter(folder, () => work(folder))
}
