import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { operatorOrder } from '../../functions/operator-token.ts'
import { dataFolder } from '../lib/serve.mjs'
import { main, Stop } from '../lib/steps.mjs'
import { ringOf } from './ring.mjs'

const usage =
  'npm run desk:invite -- --role admin [--name 姓名] [--township 431281101]… [--unit rescue-station]… [--office registry]… [--child] [--site https://…]'

const asked = () => {
  try {
    return parseArgs({
      options: {
        role: { type: 'string' },
        name: { type: 'string', default: '管理员' },
        township: { type: 'string', multiple: true, default: [] },
        unit: { type: 'string', multiple: true, default: [] },
        office: { type: 'string', multiple: true, default: [] },
        child: { type: 'boolean', default: false },
        site: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`)
  }
}

/** `npm run desk:invite`: asks the running portal for a link by which one person can come to the desk, once. */
const invite = async () => {
  const { role, name, township, unit, office, child, site } = asked()
  if (role === undefined) throw new Stop(usage)
  const url = `http://127.0.0.1:${process.env.PORTAL_PORT ?? 8787}`
  const scope = { townships: township, units: unit, offices: office, child }
  const order = { does: 'invite', id: randomUUID(), name, role, scope }
  const body = operatorOrder(ringOf(dataFolder()), order, Date.now())
  const answer = await fetch(`${url}/desk/operator/invite`, { method: 'POST', body }).catch(() => undefined)
  if (answer === undefined)
    throw new Stop(`门户没有开：先 npm start。\nThe portal does not answer at ${url}: npm start first.`)
  if (answer.status !== 200 && answer.status !== 422)
    throw new Stop(
      `门户不认这个密钥（${answer.status}）。\nThe portal at ${url} has another key ring, or another clock.`,
    )
  const made = await answer.json()
  if (!made.ok) throw new Stop(`不能请：${made.problem.code}\nRefused: ${made.problem.code}\n${usage}`)
  const link = new URL(`/desk/invite/?token=${made.value.token}`, site ?? url)
  process.stdout.write(
    `\n给 ${name}（${role}）的链接，只能用一次，${new Date(made.value.untilMs).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} 前有效：\nOne-time link:\n\n  ${link}\n\n`,
  )
}

await main(invite)
