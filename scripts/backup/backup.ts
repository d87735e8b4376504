import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { wallClock } from '../../schema/booking/wall-clock.ts'
import { root } from '../lib/run.mjs'
import { dataFolder } from '../lib/serve.mjs'
import { main, seconds, Stop } from '../lib/steps.mjs'
import { refuseLinks } from './links.ts'
import { recipientsFor } from './recipients.ts'
import { ownName, removedAfter, removeLeftovers, withScratch } from './scratch.ts'
import { writeBackup } from './write.ts'

const usage = 'npm run backup [-- --to FILE | --in FOLDER [--keep 14]] [--recipient age1…]…'

/** `portal-20261126-183005.tar.age`: in Beijing time, so that names sort as they were made. */
const nameNow = (): string =>
  `portal-${wallClock(Date.now()).replaceAll(/[-:]/g, '').replace('T', '-')}.tar.age`
/** What a backup is called while it is being written. */
const PART = '.portal-backup.part-'
const OURS = /^portal-\d{8}-\d{6}\.tar\.age$/

const asked = () => {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string' },
        in: { type: 'string' },
        keep: { type: 'string' },
        recipient: { type: 'string', multiple: true, default: [] },
      },
    })
    const keep = values.keep === undefined ? Infinity : Number(values.keep)
    const isKeepGood = keep === Infinity || (Number.isInteger(keep) && keep >= 1)
    if (!isKeepGood || (values.to !== undefined && (values.in ?? values.keep) !== undefined))
      throw new Stop(usage)
    const folder = resolve(root, values.in ?? process.env['PORTAL_BACKUPS'] ?? 'backups')
    const file = values.to === undefined ? join(folder, nameNow()) : resolve(values.to)
    return { file, keep, recipients: values.recipient }
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(`${String(error)}\n${usage}`)
  }
}

/** SQLite shares files beside the database: made by another user, they would shut the portal out. */
const refuseOtherUser = (data: string): void => {
  const owner = statSync(data).uid
  if (process.getuid?.() !== owner)
    throw new Stop(
      `要用运行门户的那个用户来备份（编号 ${owner}）。\nRun this as the user the portal runs as (number ${owner}).`,
    )
}

/** A name is on the disk when its folder is. */
const onDisk = (folder: string): void => {
  const opened = openSync(folder, 'r')
  fsyncSync(opened)
  closeSync(opened)
}

/** The newest stay; only files that have a name of ours are ever removed. */
const rotate = (folder: string, keep: number): string[] => {
  const old = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .toSorted()
    .slice(0, keep === Infinity ? 0 : -keep)
  for (const name of old) rmSync(join(folder, name))
  return old
}

/** `npm run backup`: everything of the data folder into one encrypted file, while the portal runs. */
await main(async () => {
  const start = performance.now()
  const { file, keep, recipients: named } = asked()
  const data = dataFolder()
  refuseOtherUser(data)
  refuseLinks(data)
  const recipients = recipientsFor(data, named)
  const folder = dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(file)) throw new Stop(`已经有这个文件：${file}\nThis file exists already: ${file}`)
  removeLeftovers(folder, PART)
  // Under its own name it appears only when it is whole and on the disk.
  const part = join(folder, ownName(PART))
  const written = await removedAfter(part, async () => {
    const made = await withScratch(data, '.backup-', (scratch) =>
      writeBackup(data, { path: part, recipients, scratch }),
    )
    renameSync(part, file)
    onDisk(folder)
    return made
  })
  const old = rotate(folder, keep)
  process.stdout.write(
    `备份好了：${file}\nBacked up: ${(statSync(file).size / 1e6).toFixed(1)} MB, ${written.files} files, ${seconds(start)}\n`,
  )
  const { audit, fault } = written
  if (audit !== undefined) process.stdout.write(`操作记录 audit: ${audit.seq}:${audit.hash}\n`)
  if (old.length > 0) process.stdout.write(`删掉旧的 removed: ${old.join(' ')}\n`)
  if (fault !== undefined)
    process.stderr.write(`操作记录有问题，备份照做了。The audit itself is not whole: ${fault}\n`)
})
