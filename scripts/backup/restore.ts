import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { auditRows, faultIn, faultText, headOf, readHead, type Head } from '../desk/audit-file.ts'
import { keyRing } from '../../functions/keys.ts'
import { main, seconds, Stop } from '../lib/steps.mjs'
import { refuseLink } from './links.ts'
import { KEYS } from './manifest.ts'
import { checkDatabases, endSessions, mendAlarms } from './mend.ts'
import { identitiesIn, readBackup } from './read.ts'
import { withScratch } from './scratch.ts'

const usage = 'npm run restore -- FILE --into EMPTYFOLDER [--key KEYFILE] [--expect 120:5fd0…]'

type Asked = { file: string; into: string; key: string | undefined; expected: Head | undefined }

const asked = (): Asked => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { into: { type: 'string' }, key: { type: 'string' }, expect: { type: 'string' } },
    })
    const [file, ...more] = positionals
    const expected = values.expect === undefined ? undefined : readHead(values.expect)
    const isExpectGood = (values.expect === undefined) === (expected === undefined)
    if (file === undefined || values.into === undefined || more.length > 0 || !isExpectGood)
      throw new Stop(usage)
    return { file: resolve(file), into: resolve(values.into), key: values.key, expected }
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(`${String(error)}\n${usage}`)
  }
}

const refuseFull = (into: string): void => {
  refuseLink(into)
  if (!existsSync(into) || readdirSync(into).length === 0) return
  throw new Stop(`要一个空文件夹，这个里面有东西：${into}\nThis folder is not empty: ${into}`)
}

const keyText = async (key: string | undefined): Promise<string> => {
  if (key === undefined) {
    process.stderr.write('贴上钥匙（AGE-SECRET-KEY-…），再按 Ctrl-D。Paste the key, then Ctrl-D.\n')
    return text(process.stdin)
  }
  if (!existsSync(key)) throw new Stop(`没有这个钥匙文件：${key}\nThere is no key file ${key}`)
  return readFileSync(key, 'utf8')
}

/** The audit, held against its own keys and a head that somebody wrote down. Only a head that is not there stops. */
const auditText = (folder: string, expected: Head | undefined): string => {
  const rows = auditRows(folder)
  const ring = keyRing({ PORTAL_KEYS: readFileSync(join(folder, KEYS), 'utf8') })
  if (!ring.ok) throw new Stop('备份里的密钥不能用。\nThe key ring in the backup is none.')
  const head = headOf(rows)
  const fault = faultIn(rows, ring.value, expected)
  if (fault !== undefined && expected !== undefined)
    throw new Stop(`操作记录和记下的不一样。The audit is not as it was written down: ${faultText(fault)}`)
  if (fault !== undefined) return `操作记录有问题 The audit is not whole: ${faultText(fault)}`
  return head === undefined
    ? '操作记录是空的。The audit is empty.'
    : `操作记录没有改动。The audit is whole: ${head.seq}:${head.hash}`
}

/** `npm run restore`: a backup into an empty folder; all of it, or nothing. */
await main(async () => {
  const start = performance.now()
  const { file, into, key, expected } = asked()
  if (!existsSync(file)) throw new Stop(`没有这个文件：${file}\nThere is no file ${file}`)
  refuseFull(into)
  const identities = identitiesIn(await keyText(key))
  mkdirSync(dirname(into), { recursive: true })
  const said = await withScratch(dirname(into), '.portal-restoring-', async (folder) => {
    const manifest = await readBackup(file, identities, folder)
    checkDatabases(folder)
    const audit = auditText(folder, expected)
    mendAlarms(folder)
    endSessions(folder)
    refuseFull(into)
    if (existsSync(into)) rmdirSync(into)
    // The folder has its name when everything is in it.
    renameSync(folder, into)
    return `${manifest.began} 的备份，${manifest.files.length} 个文件，版本 ${manifest.portal}。Made ${manifest.began}, ${manifest.files.length} files, portal ${manifest.portal}.\n${audit}`
  })
  process.stdout.write(
    `恢复好了：${into}（${seconds(start)}）\nRestored.\n${said}\n\n打开 open it: PORTAL_DATA=${into} npm start\n`,
  )
})
