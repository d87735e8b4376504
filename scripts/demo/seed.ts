import { readdirSync } from 'node:fs'
import { ringOf } from '../desk/ring.mjs'
import { freePort } from '../lib/counts.mjs'
import { dataFolder, serve, stop } from '../lib/serve.mjs'
import { main, step, Stop } from '../lib/steps.mjs'
import { keepAccounts, refuseProduction, type Account } from './accounts.ts'
import { playWeek } from './week.ts'

/** Only here: the portal that is started afterwards has none of these. */
const bindings = { PORTAL_ENV: 'local', PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' }

const emptyFolder = (): string => {
  const data = dataFolder()
  if (readdirSync(data).length > 0)
    throw new Stop(
      `数据文件夹里已经有东西：示例只放进空的。可以换一个：PORTAL_DATA=demo npm run demo:seed\nThe data folder is not empty: ${data}. Samples go into an empty one: PORTAL_DATA=demo npm run demo:seed`,
    )
  return data
}

const line = ({ name, login, password }: Account): string =>
  `  ${name}\n    登录名 ${login}   密码 ${password}\n`

/** `npm run demo:seed`: a believable week in an empty data folder, through the doors that everybody uses. All of it is marked 示例. */
await main(async () => {
  refuseProduction()
  const data = emptyFolder()
  const { child, url } = await step('start workerd', async () =>
    serve({ port: await freePort(), data, bindings, quiet: true }),
  )
  try {
    const { accounts, booked, reports } = await playWeek({ url, ring: ringOf(data) }, Date.now())
    keepAccounts(data, accounts)
    process.stdout.write(
      `\n${booked} 对示例新人，${reports} 件示例报告。${booked} bookings, ${reports} reports, all of them samples.\n\n看一看 to look at it: npm start（同一个 PORTAL_DATA），然后打开 /desk/\n${accounts.map(line).join('')}\n验证码 the code of the second factor: npm run demo:code -- demo-registrar\n`,
    )
  } finally {
    await stop(child)
  }
})
