import { generateIdentity, identityToRecipient } from 'age-encryption'
import { appendFileSync, existsSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { instantText } from '../../schema/booking/instant.ts'
import { dataFolder } from '../lib/serve.mjs'
import { main, Stop } from '../lib/steps.mjs'
import { refuseLink } from './links.ts'
import { RECIPIENTS } from './manifest.ts'

/** Where a folder really lies, as far as it is there. */
const realOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : folder)

const usage = 'npm run backup:key -- --to FILE'

/**
 * `npm run backup:key`: makes the one key that opens backups, into a file for the office's safe, as `age-keygen` writes it. The data
 * folder keeps only the public half: who takes the machine can make backups and open none.
 */
await main(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  if (values.to === undefined) throw new Stop(usage)
  const data = dataFolder()
  const file = resolve(values.to)
  refuseLink(join(data, RECIPIENTS))
  const isIn = (folder: string): boolean => `${folder}${sep}`.startsWith(`${realOf(data)}${sep}`)
  if (isIn(realOf(dirname(file))))
    throw new Stop(
      '钥匙不能放在数据文件夹里：谁拿到数据，谁就拿到钥匙。\nThe key must not lie in the data folder: who takes one would have the other.',
    )
  if (existsSync(file)) throw new Stop(`已经有这个文件：${file}\nThis file exists already: ${file}`)
  const identity = await generateIdentity()
  const recipient = await identityToRecipient(identity)
  const text = `# created: ${instantText(Date.now())}\n# public key: ${recipient}\n${identity}\n`
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  appendFileSync(join(data, RECIPIENTS), `${recipient}\n`, { mode: 0o600 })
  process.stdout.write(
    `\n钥匙在 ${file}：拷到 U 盘，打印一份，锁进保险柜，再从这台机器上删掉。没有它，谁也打不开备份。\nThe key is in ${file}: copy it, print it, lock both away, and delete it from this machine. Without it nobody opens a backup.\n\n${recipient}\n\n`,
  )
})
