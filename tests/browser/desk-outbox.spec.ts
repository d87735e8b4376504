import { expect, test } from '@playwright/test'
import { openClient } from '../../scripts/bench/booking/client.ts'
import { wants } from '../../scripts/bench/booking/couple.ts'
import { askOpenTimes } from '../../scripts/bench/booking/times.ts'
import { couple } from '../support/people.ts'
import { command, comeIn, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
})
test.afterAll(() => portal.remove())

test('the head of a registry finds the message of a booking, opens it with a reason, and sends it once more', async ({
  page,
}) => {
  const [time] = await askOpenTimes(portal, [{ office: 'registry', appointment: 'marriage' }])
  const client = await openClient(portal.url, 1)
  const party = couple(7001)
  const made = time && (await wants(client.send, time, party))
  await client.close()
  await comeIn(
    page,
    portal,
    { name: '钱一', login: 'qianyi' },
    '--role',
    'registry-head',
    '--office',
    'registry',
  )
  await page.getByRole('navigation', { name: '工作台' }).getByRole('link', { name: '发出的短信' }).click()
  await expectHeading(page, '发出的短信')
  // Without a receiver a message is sent by the alarm, a second after it was due.
  await expect(async () => {
    await page.goto(`${portal.url}/desk/outbox/?state=sent&kind=booked`)
    await expect(page.locator('tbody tr')).toHaveCount(1, { timeout: 1000 })
  }).toPass()
  await expect(page.locator('tbody')).toContainText(`${party.phone.slice(0, 3)}****${party.phone.slice(-4)}`)
  await look(page)
  await page.getByRole('link', { name: '打开：约好了' }).click()
  await expectHeading(page, '短信：约好了')
  await press(page, '看内容')
  await expect(page.getByRole('alert')).toContainText('请写理由')
  await page.getByLabel('为什么要看内容').fill('对方来电话说没收到')
  await press(page, '看内容')
  await expect(page.getByRole('region', { name: '短信内容' })).toContainText(made?.code ?? 'no code')
  await expect(page.locator('body')).not.toContainText(party.phone)
  await look(page)
  await press(page, '再发一次')
  await expect(page.getByRole('status')).toContainText('已经放进待发')
  expect(command(portal, 'scripts/desk/audit-verify.mjs')).toContain('All rows are whole')
})
