import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Stop } from '../lib/steps.mjs'

const accountSchema = z.strictObject({
  name: z.string(),
  login: z.string(),
  password: z.string(),
  /** Of the second factor, in base 32. */
  secret: z.string(),
})
export type Account = z.infer<typeof accountSchema>

const fileIn = (data: string): string => join(data, 'demo.json')

/** Keeps the accounts of a demo beside its data, for its owner only. */
export const keepAccounts = (data: string, accounts: readonly Account[]): void =>
  writeFileSync(fileIn(data), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })

export const accountsIn = (data: string): Account[] => {
  const file = fileIn(data)
  if (!existsSync(file))
    throw new Stop(
      `这里没有示例账号：先 npm run demo:seed。\nNo accounts of a demo in ${data}: npm run demo:seed first.`,
    )
  return z.array(accountSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** Samples have no place where people are. */
export const refuseProduction = (): void => {
  if (process.env['PORTAL_ENV'] === 'production')
    throw new Stop('生产环境不放示例。\nA production portal takes no samples.')
}
