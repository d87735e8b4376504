import { Encrypter } from 'age-encryption'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../lib/steps.mjs'
import { RECIPIENTS } from './manifest.ts'

const listed = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const check = (recipient: string): string => {
  try {
    new Encrypter().addRecipient(recipient)
    return recipient
  } catch {
    throw new Stop(`不是备份的公钥：${recipient}\nNot a recipient of age (age1…): ${recipient}`)
  }
}

/** For whom backups are encrypted: what the command names, else PORTAL_BACKUP_RECIPIENTS, else what `backup:key` wrote down. */
export const recipientsFor = (data: string, named: readonly string[]): string[] => {
  const file = join(data, RECIPIENTS)
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const found = named.length > 0 ? [...named] : listed(process.env['PORTAL_BACKUP_RECIPIENTS'] ?? kept)
  if (found.length === 0)
    throw new Stop(
      '还没有备份的钥匙：先运行 npm run backup:key -- --to 文件，把那个文件锁进保险柜。\nNobody could open a backup yet: make a key first, npm run backup:key -- --to FILE, and lock that file away.',
    )
  return found.map(check)
}
