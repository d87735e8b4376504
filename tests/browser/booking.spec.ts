import { expect, test, type Page } from '@playwright/test'
import { gzipBytes, stylesheetsOf } from './support/html.ts'
import {
  expectAccessible,
  expectHeading,
  fillParty,
  holdTime,
  MARRIAGE,
  newCouple,
  nextMonth,
  press,
} from './support/booking.ts'

const BRANCH = '/booking/marriage/?office=registry-branch'
const MOST_GZIP_BYTES = 14 * 1024
const HOLD_MS = 10 * 60_000

/** Sees the portal as it was so long ago: a hold made then is over so much sooner. */
const minutesAgo = (page: Page, ms: number) =>
  page.setExtraHTTPHeaders({ 'portal-now': new Date(Date.now() - ms).toISOString() })

test.describe.configure({ mode: 'default', timeout: 180_000 })

test.describe('a couple with a phone', () => {
  test('finds again what it typed, in this window and until it is booked', async ({ page }) => {
    const party = newCouple()
    await holdTime(page, MARRIAGE, 3)
    await fillParty(page, party)
    await page.getByRole('link', { name: '换个时间' }).click()
    await page.goto('/booking/hold/')
    await expect(page.locator('[name="people.1.idNumber"]')).toHaveValue(party.people[1]?.idNumber ?? '')
    await expect(page.locator('[name="phone"]')).toHaveValue(party.phone)
    await press(page, '确认预约')
    await expectHeading(page, '约好了')
    await holdTime(page, MARRIAGE, 4)
    await expect(page.locator('[name="people.0.name"]')).toHaveValue('')
  })

  test('goes from the home page to the ticket, and nothing is in its way on any page', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: /约时间/ }).click()
    await expectHeading(page, '预约')
    await page
      .getByRole('link', { name: /结婚登记/ })
      .first()
      .click()
    await expect(page.getByText('男方要满 22 周岁')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: /洪江市婚姻登记处/ }).click()
    await expectAccessible(page)

    await page.goto(`${MARRIAGE}&month=${nextMonth()}`)
    await page.locator('.cal .open a').nth(1).click()
    await expectAccessible(page)
    await press(page, '就约这个时间')
    await expect(page.locator('#start-fault')).toBeFocused()
    await expect(page.locator('#start-fault')).toBeInViewport()
    await expectAccessible(page)
    await page.locator('.slots .choice').first().click()
    await press(page, '就约这个时间')

    await expectHeading(page, '写上两个人的名字')
    await expect(page.getByRole('timer')).toHaveText(/还有 (9|10) 分钟/)
    await expectAccessible(page)
    await press(page, '确认预约')
    await expect(page.locator('.problems')).toBeFocused()
    await expect(page.locator('.problems li')).toHaveCount(5)
    await expectAccessible(page)
    const party = newCouple()
    await fillParty(page, { ...party, people: party.people.toReversed() })
    await press(page, '确认预约')
    await expect(page.getByText('请核对').first()).toBeVisible()
    await expectAccessible(page)
    await fillParty(page, party)
    await press(page, '确认预约')

    await expectHeading(page, '约好了')
    await expectAccessible(page)
    for (const { name, idNumber } of party.people) {
      await expect(page.locator('main')).not.toContainText(name)
      await expect(page.locator('main')).not.toContainText(idNumber)
    }
    const code = await page.locator('.code').innerText()
    await page.reload()
    await expect(page.locator('.code')).toHaveText(code)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '加到手机日历' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.ics$/)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.ticket')).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(0)
    await expect(page.locator('.qr')).toBeVisible()
    await page.emulateMedia({ media: 'screen' })

    await page.getByRole('link', { name: '改时间' }).click()
    await expect(page.getByText('您原来约的是')).toBeVisible()
    await page.locator('.cal .open a').first().click()
    await page.locator('.slots .choice').last().click()
    await press(page, '就约这个时间')
    await expectHeading(page, '改到新的时间')
    await expectAccessible(page)
    await press(page, '改到这个时间')
    await expect(page.getByText('时间改好了')).toBeVisible()

    await page.goto('/booking/find/')
    await expectAccessible(page)
    await press(page, '查')
    await expect(page.locator('.problems li')).toHaveCount(2)
    await expectAccessible(page)
    await page.locator('#code').fill(code.toLowerCase())
    await page.locator('#phoneLast4').fill(party.phone.slice(-4))
    await press(page, '查')
    await expectHeading(page, '约好了')

    await page.getByRole('link', { name: '取消预约' }).click()
    await expectAccessible(page)
    await press(page, '取消这个预约')
    await expectHeading(page, '已经取消了')
    await expectAccessible(page)
    await page.goBack()
    await page.goBack()
    await page.goto('/booking/receipt/cancel/')
    await expectHeading(page, '已经取消了')
  })

  test('who presses twice has one booking, and going back does no harm', async ({ page }) => {
    await page.goto(`${MARRIAGE}&month=${nextMonth()}`)
    await page.locator('.cal .open a').nth(1).click()
    await page.locator('.slots .choice').first().click()
    await page.getByRole('button', { name: '就约这个时间' }).dblclick()
    await expectHeading(page, '写上两个人的名字')
    await fillParty(page, newCouple())
    await page.getByRole('button', { name: '确认预约' }).dblclick()
    await expectHeading(page, '约好了')
    const code = await page.locator('.code').innerText()
    await page.goBack()
    await expect(page.locator('h1')).toHaveText(/写上两个人的名字|现在没有为您留着的时间/)
    await page.goto('/booking/hold/')
    await expectHeading(page, '现在没有为您留着的时间')
    await page.getByRole('link', { name: '查我约的' }).click()
    await expect(page.locator('.code')).toHaveText(code)
  })

  test('who leaves the form comes back to it, and can let it go', async ({ page }) => {
    await holdTime(page, BRANCH)
    const when = await page.locator('.hold .when').innerText()
    await page.goto('/')
    await page.goto('/booking/hold/')
    expect(await page.locator('.hold .when').innerText()).toBe(when)
    await press(page, '不约了，放给别人')
    await expectHeading(page, '选日子和钟点')
    await page.goto('/booking/hold/')
    await expectHeading(page, '现在没有为您留着的时间')
    await expectAccessible(page)
  })

  test('whose time has run out chooses another one and finds the form as it was', async ({ page }) => {
    await minutesAgo(page, HOLD_MS - 20_000)
    await holdTime(page, BRANCH, 1)
    await page.setExtraHTTPHeaders({})
    await page.reload()
    const party = newCouple()
    await fillParty(page, party)
    await expect(page.getByRole('timer')).toContainText('不到 1 分钟')
    await expect(page.getByRole('timer')).toContainText('时间到了', { timeout: 40_000 })
    await press(page, '确认预约')
    await expectHeading(page, '留号的时间到了')
    await expectAccessible(page)
    await press(page, '就约这个时间')
    await expect(page.locator('.error')).toBeFocused()
    await expectAccessible(page)
    await page.locator('.choice').first().click()
    await press(page, '就约这个时间')
    await expectHeading(page, '写上两个人的名字')
    await expect(page.locator('[name="people.0.name"]')).toHaveValue(party.people[0]?.name ?? '')
    await expect(page.locator('[name="people.1.idNumber"]')).toHaveValue(party.people[1]?.idNumber ?? '')
    await press(page, '确认预约')
    await expectHeading(page, '约好了')
  })

  test('a divorce: both windows are drawn, and the second visit is offered with the first', async ({
    page,
  }) => {
    await holdTime(page, '/booking/divorce-application/?office=registry')
    await fillParty(page, newCouple())
    await press(page, '确认预约')
    await expectHeading(page, '约好了')
    await expect(page.getByRole('img', { name: /两段日子/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '顺便约好领离婚证的时间' }).click()
    await expect(page.getByText('收申请的同一个登记处')).toBeVisible()
    await expect(page.getByRole('row', { name: /最晚哪天领/ })).toBeVisible()
    await expectAccessible(page)
    await page.goto('/booking/divorce-collection/')
    await expectAccessible(page)
    await press(page, '算算哪些天能去')
    await expect(page.locator('.problems')).toBeVisible()
    await expectAccessible(page)
  })

  test('a full day leads into the line, and the line says where one stands', async ({ page }) => {
    await page.goto('/booking/social-work-visit/?office=social-work-station')
    await page.locator('.cal .open a').last().click()
    const date = new URL(page.url()).searchParams.get('date') ?? ''
    const day = `/booking/social-work-visit/?office=social-work-station&date=${date}`
    const wait = `/booking/wait/?office=social-work-station&appointment=social-work-visit&date=${date}`
    await page.goto(wait)
    await expectAccessible(page)
    const { people, phone } = newCouple()
    const [one] = people
    const fill = async () => {
      await page.locator('[name="people.0.name"]').fill(one?.name ?? '')
      await page.locator('[name="people.0.idNumber"]').fill(one?.idNumber ?? '')
      await page.locator('[name="phone"]').fill(phone)
    }
    await fill()
    await press(page, '开始排队')
    await expect(page.getByText('还有空的时间')).toBeVisible()
    await expectAccessible(page)
    for (;;) {
      await page.goto(day)
      if ((await page.locator('.slots .choice').count()) === 0) break
      await page.context().clearCookies()
      await page.locator('.slots .choice').first().click()
      await press(page, '就约这个时间')
      await expectHeading(page, '写上名字')
      await page.waitForTimeout(2000)
    }
    await expectAccessible(page)
    await page.getByRole('link', { name: '排队等这一天空出来的' }).click()
    await fill()
    await press(page, '开始排队')
    await expectHeading(page, '在排队')
    await expect(page.getByText('您排在最前面')).toBeVisible()
    await expectAccessible(page)
    await press(page, '不排了')
    await expectHeading(page, '已经不排了')
    await expectAccessible(page)
  })
})

test('with the keyboard alone one books', async ({ page }) => {
  // A day in the next month has all its times. Today has one left in the afternoon, and then no arrow chooses it.
  await page.goto(`${MARRIAGE}&month=${nextMonth()}`)
  await page.locator('.cal .open a').nth(5).focus()
  await page.keyboard.press('Enter')
  await page.locator('input[name="start"]').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: '就约这个时间' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectHeading(page, '写上两个人的名字')
  const { people, phone } = newCouple()
  await page.locator('[name="people.0.name"]').focus()
  for (const text of [...people.flatMap(({ name, idNumber }) => [name, idNumber]), phone]) {
    await page.keyboard.insertText(text)
    await page.keyboard.press('Tab')
  }
  await expect(page.getByRole('button', { name: '确认预约' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectHeading(page, '约好了')
})

test('each page weighs little, and names the page of the other mode', async ({ page, request }) => {
  await holdTime(page, MARRIAGE, 2)
  const held = await page.request.get('/booking/hold/')
  const pages = [
    held,
    ...(await Promise.all(
      [
        '/booking/marriage/',
        `${MARRIAGE}&month=${new Date().toISOString().slice(0, 7)}`,
        '/booking/divorce-collection/?office=registry&applied=2026-11-02',
        '/booking/find/',
        '/elder/booking/marriage/',
        '/elder/booking/marriage/?office=registry',
      ].map((path) => request.get(path)),
    )),
  ]
  for (const answer of pages) {
    const html = await answer.text()
    const path = new URL(answer.url()).pathname
    const sheets = await Promise.all(
      stylesheetsOf(html).map(async (address) => gzipBytes(await (await request.get(address)).body())),
    )
    const bytes = gzipBytes(Buffer.from(html)) + sheets.reduce((sum, one) => sum + one, 0)
    expect(bytes, answer.url()).toBeLessThanOrEqual(MOST_GZIP_BYTES)
    expect(html).not.toMatch(/ style=| on\w+=|<style/)
    const other = path.startsWith('/elder/') ? path.slice('/elder'.length) : `/elder${path}`
    expect(html).toContain(`href="${other}?mode=`)
  }
  await page.locator('.masthead .mode').click()
  await expect(page).toHaveURL('/elder/booking/hold/')
  await expectHeading(page, '第 1 个人：女方')
})
