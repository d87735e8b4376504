import { policy } from '../../functions/policy.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { wants } from '../bench/booking/couple.ts'
import { askOpenTimes, type Time } from '../bench/booking/times.ts'
import { sends } from '../bench/casework/asking.ts'
import { hasTable, reading } from '../backup/copy.ts'
import { objectsIn, pathIn, spacesIn } from '../backup/object-files.ts'
import { ringOf } from '../desk/ring.mjs'
import { pick } from '../lib/chance.ts'
import { couple } from '../lib/people.ts'
import { reportOf } from '../lib/reports.ts'
import { dataFolder } from '../lib/serve.mjs'
import { main, step, Stop } from '../lib/steps.mjs'
import { randomOf } from '../peers/random.ts'
import { join } from 'node:path'
import { doorOf } from './door.ts'
import { demoStaff, type Account } from './staff.ts'

const DAYS = 9
const MATTER = 'marriage'
const COUPLES_A_DAY = 5
const TABLES = ['bookings', 'reports', 'staff']

/** Rows of what people and staff have written here. */
const rowsThere = (data: string): number =>
  spacesIn(data)
    .flatMap((space) => objectsIn(data, space).map((file) => join(data, pathIn(space, file))))
    .flatMap((path) =>
      reading(path, (file) =>
        TABLES.filter((table) => hasTable(file, table)).map((table) =>
          Number(file.prepare(`SELECT count(*) AS many FROM ${table}`).get()?.['many']),
        ),
      ),
    )
    .reduce((sum, many) => sum + many, 0)

const refuseReal = async (url: string, data: string): Promise<void> => {
  if (process.env['PORTAL_ENV'] === 'production')
    throw new Stop('生产环境不放示例。\nA production portal takes no samples.')
  const answer = await fetch(`${url}/api/health`).catch(() => undefined)
  if (answer?.ok !== true)
    throw new Stop(`门户没有开：先 npm start。\nThe portal does not answer at ${url}: npm start first.`)
  if (rowsThere(data) > 0)
    throw new Stop(
      `这个门户里已经有东西：示例只放进空的。可以换一个：PORTAL_DATA=demo npm start\nThis portal is not empty; samples go into an empty one: PORTAL_DATA=demo npm start`,
    )
}

type Door = ReturnType<typeof doorOf>

/** Couples on each day of the days ahead, as far as it is open. */
const book = async (door: Door, url: string): Promise<number> => {
  const desks = policy.offices
    .filter(({ offers }) => offers.some(({ appointment }) => appointment === MATTER))
    .map(({ id }) => ({ office: id, appointment: MATTER }))
  const until = addDays(dayOf(Date.now()), DAYS)
  const days = new Map<string, Time[]>()
  for (const time of await askOpenTimes({ url }, desks)) {
    const day = `${time.office} ${time.start.slice(0, 10)}`
    if (time.start.slice(0, 10) <= until) days.set(day, [...(days.get(day) ?? []), time])
  }
  let booked = 0
  for (const times of days.values())
    for (let at = 0; at < COUPLES_A_DAY; at += 1) {
      const time = times[(at * 2) % times.length]
      if (time !== undefined && (await wants(door.send, time, couple(booked)))) booked += 1
    }
  return booked
}

/** Two reports of each kind, one of them filled in whole; a few that are urgent. */
const report = async (door: Door): Promise<number> => {
  const random = randomOf(7)
  let sent = 0
  for (const kind of policy.requests)
    for (const all of [true, false]) {
      const where = pick(random, ['汽车站候车亭', '农贸市场东门', '江边步道', '村口老樟树下'])
      const sender = {
        words: `示例：${where}，${kind.name}`,
        phone: `1390000${String(sent).padStart(4, '0')}`,
      }
      const typed = reportOf(kind, random, sender, { all, danger: random() < 0.2 })
      await sends(door, typed, crypto.randomUUID())
      sent += 1
    }
  return sent
}

const line = ({ name, login, password, secret }: Account): string =>
  `  ${name}\n    登录名 ${login}   密码 ${password}   验证器密钥 ${secret}\n`

/** `npm run demo:seed`: a believable week in an empty running portal, through the doors that everybody uses. All of it is marked 示例. */
await main(async () => {
  const url = `http://127.0.0.1:${process.env['PORTAL_PORT'] ?? 8787}`
  const data = dataFolder()
  await refuseReal(url, data)
  const door = doorOf(url)
  const booked = await step('预约 bookings', () => book(door, url))
  const sent = await step('报告 reports', () => report(door))
  const accounts = await step('工作人员 staff', () => demoStaff(url, ringOf(data)))
  process.stdout.write(
    `\n${booked} 对示例新人约好了，${sent} 件示例报告。${booked} bookings, ${sent} reports, all of them samples.\n\n工作台 the desk: ${url}/desk/\n${accounts.map(line).join('')}\n验证器密钥抄进手机上的验证器。Type the key of the second factor into an authenticator app.\n`,
  )
})
