import { codeAt } from '../lib/desk-person.ts'
import { dataFolder } from '../lib/serve.mjs'
import { main, Stop } from '../lib/steps.mjs'
import { accountsIn, refuseProduction } from './accounts.ts'

const STEP_MS = 30_000

/** `npm run demo:code -- LOGIN`: the code that the phone of somebody of the demo would show now. */
await main(() => {
  refuseProduction()
  const accounts = accountsIn(dataFolder())
  const account = accounts.find(({ login }) => login === process.argv[2])
  if (account === undefined)
    throw new Stop(`npm run demo:code -- ${accounts.map(({ login }) => login).join(' | ')}`)
  const nowMs = Date.now()
  const seconds = Math.ceil((STEP_MS - (nowMs % STEP_MS)) / 1000)
  process.stdout.write(
    `${codeAt(account.secret, nowMs)}\n还能用 ${seconds} 秒。Good for ${seconds} s, once.\n`,
  )
  return Promise.resolve()
})
