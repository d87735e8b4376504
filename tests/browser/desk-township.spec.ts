import { expect, test, type Browser, type Page } from '@playwright/test'
import { read } from './support/booking.ts'
import {
  closes,
  enter,
  expectDone,
  HUANGJIA,
  isNotThere,
  openFirst,
  opensChild,
  OTHER_TOWNSHIP,
  reads,
  report,
  toQueue,
  writes,
} from './support/casework.ts'
import { comeIn, comeBack, command, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

// One portal for all: the clerk's cases are 1 and 2, the child's are 3 and 4.
test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
})
// An open queue holds its stream of news, and the portal would wait for it.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})
test.afterAll(() => portal.remove())

type Clerk = { name: string; login: string }

/** Somebody of this township who has an account, and signs in with password and code. */
const signsIn = async (browser: Browser, clerk: Clerk, ...flags: string[]): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeBack(page, portal, clerk, '--township', HUANGJIA, '--role', ...flags)
  await toQueue(page)
  return page
}

/** What an auditor, who may do nothing else, finds of somebody: act, what it was about, and why. */
const actsOf = async (browser: Browser, auditor: Clerk, who: string): Promise<string[]> => {
  const page = await (await browser.newContext()).newPage()
  await comeIn(page, portal, auditor, '--role', 'auditor')
  await page.locator('.desk-nav').getByRole('link', { name: '操作记录', exact: true }).press('Enter')
  const rows = page.locator('tbody tr', { hasText: who })
  await expect(rows.first()).toBeVisible()
  const found = await rows.evaluateAll((all) =>
    all.map((row) =>
      [...row.querySelectorAll('td')]
        .map((cell) => cell.innerText.trim())
        .slice(2)
        .join(' '),
    ),
  )
  return found.map((line) => line.trim())
}

/** The form on the citizen's page. */
const reportsOnPage = async (citizen: Page, words: string): Promise<string> => {
  await citizen.goto(`${portal.url}/report/street-person/`)
  await citizen.locator('[name="fields.danger"][value="no"]').check()
  await citizen.locator('[name="fields.seen"]').fill(words)
  await citizen.locator('[name="place.township"]').selectOption(HUANGJIA)
  await read(citizen)
  await press(citizen, '送出')
  await expectHeading(citizen, '收到了')
  return citizen.locator('.receipt').innerText()
}

test('a township clerk signs in, takes a case of the own township, asks, is answered, notes and closes it', async ({
  page: citizen,
  browser,
}) => {
  const receipt = await reportsOnPage(citizen, '候车亭里睡着一位老人')
  const seen = { seen: '桥洞下睡着人', danger: 'no' }
  await report(portal, 'street-person', seen, { township: OTHER_TOWNSHIP })

  const page = await signsIn(browser, { name: '何办事', login: 'hebanshi' }, 'township-clerk')
  await expectHeading(page, '没办结的，1 件')
  await openFirst(page)
  await expectHeading(page, '办件 1')
  await expect(page.locator('main')).not.toContainText('候车亭里睡着一位老人')
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await page.getByLabel('理由', { exact: true }).focus()
  await page.keyboard.type('要找到这个人')
  await page.getByRole('button', { name: '看写的话' }).press('Enter')
  await expect(page.locator('main')).toContainText('候车亭里睡着一位老人')
  await look(page)
  await writes(page, 'ask', '问报告人一句', '在路的哪一边？')
  await expectDone(page, '问了，等报告人回答。')

  await reads(citizen, portal, receipt)
  await citizen.locator('[name="text"]').fill('靠河的一边')
  await citizen.locator('form:has([name="text"]) button').first().press('Enter')
  await expect(citizen.locator('.steps')).toContainText('靠河的一边')

  await page.reload()
  await expect(page.locator('main')).toContainText('回答了提问')
  await writes(page, 'note', '记一笔', '已经和村里一起去看过')
  await expectDone(page, '记下了。')
  await closes(page, '已帮助返回：找到了，已经帮他回家。', '人已经到家')
  await look(page)
  await toQueue(page)
  await expectHeading(page, '没办结的，0 件')
  await isNotThere(page, portal, 2)

  await reads(citizen, portal, receipt)
  await expect(citizen.locator('main')).toContainText('人已经到家')
  await expect(citizen.locator('main')).not.toContainText('已经和村里一起去看过')
  const acts = await actsOf(browser, { name: '严审计', login: 'yanshenji' }, '何办事')
  expect(acts).toContainEqual(expect.stringMatching(/^看了遮住的内容 .*要找到这个人/))
  expect(acts.filter((act) => act.startsWith('办理办件'))).toHaveLength(4)
  expect(acts.some((act) => act.startsWith('登录'))).toBe(true)
  expect(command(portal, 'scripts/desk/audit-verify.mjs')).toContain('All rows are whole')
})

test('a township’s person for children says why, takes the child’s case, tells the family, and closes it; the clerk sees nothing of it', async ({
  browser,
  page: citizen,
}) => {
  const phone = '13900001234'
  const receipt = await report(
    portal,
    'left-behind-child',
    { need: ['visit'], words: '奶奶一个人带' },
    { phone },
  )
  const away = { phone, township: OTHER_TOWNSHIP }
  await report(portal, 'left-behind-child', { need: ['study'] }, away)

  const clerk = await signsIn(browser, { name: '许办事', login: 'xubanshi' }, 'township-clerk')
  await isNotThere(clerk, portal, 3)
  const named = ['township-child', '--child']
  const page = await signsIn(browser, { name: '童主任', login: 'tongzhuren' }, ...named)
  await page.getByRole('link', { name: '办件 3', exact: true }).press('Enter')
  await expect(page.locator('main')).not.toContainText('想请人关心孩子')
  await opensChild(page, '看')
  await expect(page.getByRole('alert')).toContainText('请写理由')
  await look(page)
  await opensChild(page, '约时间去家里看')
  await expect(page.locator('.lead')).toContainText('想请人关心孩子')
  await expect(page.locator('main')).not.toContainText('奶奶一个人带')
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await writes(page, 'tell', '给报告人留话', '这个星期去家里看看')
  await expectDone(page, '发出去了。')
  await writes(page, 'note', '记一笔', '和儿童主任约好了星期五')
  await expectDone(page, '记下了。')
  await look(page)
  await closes(page, '已安排：已经安排人关心孩子。', '每个星期去一次')
  await isNotThere(page, portal, 4)
  // Opened once is not opened for good.
  await page.goto(`${portal.url}/desk/cases/3/`)
  await expect(page.locator('main')).not.toContainText('想请人关心孩子')

  await reads(citizen, portal, receipt)
  await expect(citizen.locator('main')).toContainText('每个星期去一次')
  await expect(citizen.locator('main')).not.toContainText('和儿童主任约好了星期五')
  const acts = await actsOf(browser, { name: '尤审计', login: 'youshenji' }, '童主任')
  expect(acts).toContainEqual(expect.stringMatching(/^打开和孩子有关的办件 .*约时间去家里看$/))
  expect(acts.filter((act) => act.startsWith('办理办件'))).toHaveLength(4)
})
