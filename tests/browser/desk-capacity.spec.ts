import { expect, test } from '@playwright/test'
import { addDays, dayOf, isWeekend } from '../../schema/dates.ts'
import { policy } from '../../generated/policy.ts'
import { restDaysOf } from '../../schema/booking/rest-days.ts'
import { fillParty, newCouple } from './support/booking.ts'
import { comeIn, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_TEST_CLOCK: 'on' })
  await portal.start()
})
test.afterAll(() => portal.remove())

const rests = restDaysOf(policy.calendar)
/** A working day, so many days ahead at least. */
const workday = (ahead: number): string => {
  let day = addDays(dayOf(Date.now()), ahead)
  while (rests.isRestDay(day) || isWeekend(day)) day = addDays(day, 1)
  return day
}
const DAY = workday(10)
/** As a field for day and time wants it. */
const moment = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

test('the head closes an afternoon after a preview, the couple moves, one more is let in, and a draw is declared and held', async ({
  page,
  browser,
}) => {
  // A couple that has the afternoon, by its own browser.
  const couple = await browser.newContext({ baseURL: portal.url })
  const theirs = await couple.newPage()
  const who = newCouple()
  await theirs.goto(`/booking/marriage/?office=registry-branch&date=${DAY}`)
  await theirs.locator('.slots .choice').last().click()
  await press(theirs, '就约这个时间')
  await theirs.waitForURL('**/booking/hold/')
  await fillParty(theirs, who)
  await theirs.locator('main form button.btn.big').first().click()
  await theirs.waitForURL('**/booking/receipt/')
  const code = await theirs.locator('.code').innerText()

  await comeIn(
    page,
    portal,
    { name: '周所长', login: 'zhou' },
    '--role',
    'registry-head',
    '--office',
    'registry-branch',
  )
  await page.getByRole('link', { name: '开放时间', exact: true }).click()
  await expectHeading(page, '开放时间')
  await page.goto(`${portal.url}/desk/capacity/?month=${DAY.slice(0, 7)}`)
  await look(page)
  await page.getByLabel('从哪天').fill(DAY)
  await page.getByLabel('换钟点').check()
  await page.getByLabel('第二段开始').fill('')
  await page.getByLabel('第二段结束').fill('')
  await press(page, '先看影响')
  await expect(page.getByRole('alert')).toContainText('原因')
  await look(page)
  await page.getByLabel('原因').fill('下午全所培训')
  await press(page, '先看影响')
  await expectHeading(page, '先看影响')
  await expect(page.locator('h2')).toContainText(['约了的有 1 个那时办不了'])
  await page.locator('summary').click()
  await look(page)
  await press(page, '就这样改，给 1 个发短信')
  await expect(page.getByRole('status')).toContainText('改好了')
  await expect(page.locator('tbody')).toContainText('开门 9:00—12:00')
  await look(page)
  await page.getByRole('link', { name: '受影响还没定的，1 个' }).click()
  await expectHeading(page, '受影响的人')
  await page.locator('summary', { hasText: '看电话' }).click()
  await page.getByLabel('为什么看').fill('打电话商量时间')
  await press(page, '看电话')
  await expect(page.locator('tbody')).toContainText(who.phone)
  await look(page)

  // The couple looks it up again, and takes one of the times it is offered.
  await theirs.goto('/booking/find/')
  await theirs.getByLabel('预约号或者排队号').fill(code)
  await theirs.getByLabel('手机号的后四位').fill(who.phone.slice(-4))
  await press(theirs, '查')
  await expect(theirs.locator('#closed')).toHaveText('您约的时间那时办不了')
  await expect(theirs.locator('main')).toContainText('下午全所培训')
  await look(theirs)
  await theirs.locator('.choice').first().click()
  await press(theirs, '就约这个时间')
  await press(theirs, '改到这个时间')
  await expect(theirs.getByRole('status')).toContainText('时间改好了')
  await expect(theirs.locator('#closed')).toHaveCount(0)
  await expect(theirs.locator('main')).toContainText('还可以改 5 次')
  await couple.close()

  await page.goto(`${portal.url}/desk/capacity/touched/`)
  await expect(page.locator('tbody')).toContainText('改到别的时间')

  // Their new time is full now, and one more is let in.
  const moved = /20\d\d年(\d+)月(\d+)日/.exec(
    (await page.locator('tbody td b + small').first().locator('..').innerText()) ?? '',
  )
  const day = `${DAY.slice(0, 4)}-${moved?.[1]?.padStart(2, '0')}-${moved?.[2]?.padStart(2, '0')}`
  await page.goto(`${portal.url}/desk/capacity/overbook/?appointment=marriage&date=${day}`)
  await expectHeading(page, '加号')
  await look(page)
  await page.locator('.choice').first().click()
  await fillParty(page, newCouple())
  await page.getByLabel('为什么加').fill('从外地赶回来，下午的车')
  await press(page, '加这个号')
  await expectHeading(page, '加好了')
  await expect(page.locator('.code')).toHaveText(/\w{4} \w{4}/)
  await look(page)
  await page.goto(`${portal.url}/desk/capacity/?month=${day.slice(0, 7)}`)
  await expect(page.getByRole('link', { name: '加号，这个月 1 个' })).toBeVisible()

  await page.getByRole('link', { name: '抽签', exact: true }).click()
  await expectHeading(page, '抽签')
  await look(page)
  await page.getByRole('link', { name: '公布一次抽签' }).click()
  await look(page)
  // Whole minutes, as the fields have them; time enough to fill them in.
  const soon = Math.ceil(Date.now() / 60_000 + 2) * 60_000
  await page.getByLabel('抽哪一天').fill(workday(25))
  await page.getByLabel('几时开始报名').fill(moment(soon))
  await page.getByLabel('几时封名单').fill(moment(soon + 60_000))
  await page.getByLabel('用哪个公开值').fill('那一天开奖的公开号码')
  await page.getByLabel('公开值的写法').fill('00 00 00 00 00 00 00')
  await page.getByLabel('写法用话说').fill('照公布的样子写')
  await page.getByLabel('公开值几时公布').fill(moment(soon + 120_000))
  await page.getByLabel('为什么这天抽签').fill('这一天要来的人很多')
  await press(page, '公布这次抽签')
  await expect(page.getByRole('status')).toContainText('记下了')
  await look(page)
  // The clock that requests see goes on: entries close, and the value comes out.
  await page.setExtraHTTPHeaders({ 'portal-now': new Date(soon + 90_000).toISOString() })
  await page.reload()
  await expect(page.locator('code.hash')).toHaveText(/^[0-9a-f]{64}$/)
  await look(page)
  await page.setExtraHTTPHeaders({ 'portal-now': new Date(soon + 180_000).toISOString() })
  await page.getByLabel('公开值', { exact: true }).fill('03 07 12 19 25 31 08')
  await page.getByLabel('从哪里看到的').fill('中心网站当天公告')
  await press(page, '用这个值抽签')
  await expect(page.locator('.lead')).toContainText('已经抽好')
  await expect(page.locator('main')).toContainText('中心网站当天公告')
})
