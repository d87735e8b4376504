import { expect, test } from '@playwright/test'
import {
  atQueue,
  closes,
  enter,
  expectDone,
  isNotThere,
  openFirst,
  opensChild,
  reads,
  report,
  toQueue,
  writes,
} from './support/casework.ts'
import { look } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

// One portal for all: each journey adds the next case, so the numbers 1 and 2 are theirs in this order.
test.describe.configure({ mode: 'serial', timeout: 60_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
})
// An open queue holds its stream of news, and the portal would wait for it.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})
test.afterAll(() => portal.remove())

test('a section takes a case of its unit, writes a note that only colleagues read, and closes it', async ({
  page: citizen,
  browser,
}) => {
  const receipt = await report(portal, 'elder-service', { what: ['absent'], words: '护理员三个月没有来' })
  const page = await atQueue(
    browser,
    portal,
    { name: '周股长', login: 'zhouguzhang' },
    'section',
    '--unit',
    'elder-care',
  )
  await openFirst(page)
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await writes(page, 'note', '记一笔', '已经约了机构来谈')
  await expectDone(page, '记下了。')
  await expect(page.locator('main')).toContainText('已经约了机构来谈')
  await closes(page, '已改正：核实过，已经要求改正。', '下个月起按时来')
  await expect(page.locator('main')).toContainText('已办结')
  await toQueue(page)
  await expect(page.locator('main')).toContainText('没有这样的办件')
  await look(page)

  await reads(citizen, portal, receipt)
  await expect(citizen.locator('main')).toContainText('下个月起按时来')
  await expect(citizen.locator('main')).not.toContainText('已经约了机构来谈')
})

test('a child’s case is not there for a colleague who is not named; who is named says why, acts and closes', async ({
  browser,
}) => {
  await report(portal, 'child-harm', { reporter: 'public', words: '桥头第一家', danger: 'no' })
  const unit = ['child-protection', '--unit', 'child-protection']
  const colleague = await atQueue(browser, portal, { name: '吴七', login: 'wuqi' }, ...unit)
  await isNotThere(colleague, portal, 2)
  const page = await atQueue(browser, portal, { name: '郑八', login: 'zhengba' }, ...unit, '--child')
  await openFirst(page)
  await expect(page.locator('main')).not.toContainText('孩子受了伤害')
  await opensChild(page, '不')
  await expect(page.getByRole('alert')).toContainText('请写理由')
  await look(page)
  await opensChild(page, '今天上门看孩子')
  await expect(page.locator('.lead')).toContainText('孩子受了伤害')
  await expect(page.locator('main')).not.toContainText('桥头第一家')
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await page.getByLabel('理由', { exact: true }).fill('要找到孩子的家')
  await enter(page, '看写的话')
  await expect(page.locator('main')).toContainText('桥头第一家')
  await closes(page, '孩子已安全：已经处理，孩子现在安全。', '')
})
