import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, read } from './support/booking.ts'
import { gzipBytes, stylesheetsOf } from './support/html.ts'

const STREET = '/report/street-person/'
const MARKER = '/report/boundary-marker/'
const MOST_GZIP_BYTES = 14 * 1024

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const expectHeading = (page: Page, text: string) => expect(page.locator('h1')).toHaveText(text)

/** Fills what has to be filled on the form of somebody on the street; the place differs, so that no two are the same case. */
const fillStreet = async (page: Page, words: string): Promise<void> => {
  await page.locator('[name="fields.seen"]').fill(words)
  const select = page.locator('[name="place.township"]')
  await select.selectOption({ index: 1 + Math.floor(Math.random() * 19) })
}

test.describe.configure({ mode: 'default', timeout: 180_000 })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody reports, follows, adds, withdraws, and nothing is in the way on any page', async ({
    page,
  }) => {
    await page.goto(STREET)
    await expect(page.getByRole('link', { name: /120/ })).toHaveAttribute('href', 'tel:120')
    await page.locator('[name="contact.phone"]').fill('123')
    await read(page)
    await press(page, '送出')
    await expect(page.locator('.problems li')).toHaveCount(3)
    await expect(page.locator('[name="contact.phone"]')).toHaveValue('123')
    await page.locator('[name="contact.phone"]').fill('')
    await fillStreet(page, '一位老人，晚上睡在候车亭')
    await press(page, '再选到村（可以不选）')
    await expect(page.locator('[name="fields.seen"]')).toHaveValue('一位老人，晚上睡在候车亭')
    await page.locator('[name="place.village"]').selectOption({ index: 1 })
    await read(page)
    await press(page, '送出')
    await expectHeading(page, '收到了')
    const receipt = await page.locator('.receipt').innerText()
    expect(receipt.replaceAll(/\D/g, '')).toHaveLength(28)
    await page.reload()
    expect(await page.locator('.receipt').innerText()).toBe(receipt)

    await page.context().clearCookies()
    await page.goto('/report/follow/')
    await press(page, '查')
    await expect(page.locator('.problems li')).toHaveCount(1)
    await page.locator('#receipt').fill(receipt)
    await press(page, '查')
    await expectHeading(page, '收到了，等人接手')
    await expect(page.locator('.steps [aria-current]')).toContainText('等人接手')
    await page.locator('[name="text"]').fill('往桥那边走了')
    await press(page, '补充')
    await expect(page.getByText('补充的收到了')).toBeVisible()
    await expect(page.locator('.steps')).toContainText('往桥那边走了')
    await page.getByRole('link', { name: '写错了，撤回' }).click()
    await press(page, '撤回')
    await expectHeading(page, '已经撤回')
    await page.goBack()
    await page.goto('/report/withdraw/')
    await expectHeading(page, '已经撤回')
  })

  test('pressing twice, and the way back, make one report', async ({ page }) => {
    await page.goto(MARKER)
    await page.locator('.choice').first().click()
    await page.locator('[name="place.township"]').selectOption({ index: 2 })
    await read(page)
    await page.getByRole('button', { name: '送出', exact: true }).dblclick()
    await expectHeading(page, '收到了')
    const receipt = await page.locator('.receipt').innerText()
    await page.goBack()
    await press(page, '送出')
    await expectHeading(page, '收到了')
    expect(await page.locator('.receipt').innerText()).toBe(receipt)
  })

  test('a photo that is too long to be sent loses no word', async ({ page }) => {
    await page.goto(MARKER)
    await page.locator('[name="fields.words"]').fill('桩子不见了')
    const buffer = Buffer.alloc(13_000_000, 13)
    const files = ['1.jpg', '2.jpg', '3.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer }))
    await page.locator('[name="photo"]').setInputFiles(files)
    await read(page)
    await press(page, '送出')
    await expect(page.getByText('照片太大，没有收下').first()).toBeVisible()
    await expect(page.locator('[name="fields.words"]')).toHaveValue('桩子不见了')
  })

  test('长辈版 goes one question a screen, and shows everything before it is sent', async ({ page }) => {
    await page.goto(`/elder${MARKER}`)
    await press(page, '下一步')
    await expect(page.locator('.problems li')).toHaveCount(1)
    await page.locator('.choice').first().click()
    for (let screen = 0; screen < 3; screen += 1) await press(page, '下一步')
    await page.locator('[name="place.township"]').selectOption({ index: 3 })
    for (let screen = 0; screen < 3; screen += 1) await press(page, '下一步')
    await expectHeading(page, '看看对不对')
    await read(page)
    await press(page, '对，送出')
    await expectHeading(page, '收到了')
  })
})

test.describe('with scripts', () => {
  test('nothing is in anybody’s way on any page, in both modes', async ({ page }) => {
    for (const root of ['', '/elder']) {
      await page.goto(root + STREET)
      await expectAccessible(page)
      await page.goto(root + MARKER)
      await expectAccessible(page)
      await page.goto(`${root}/report/follow/?other=1`)
      await expectAccessible(page)
    }
  })

  for (const root of ['', '/elder'])
    test(`the pages after sending are accessible below ${root}/`, async ({ browser }) => {
      // Sent as from a browser without scripts; looked at as in one with them.
      const plain = await browser.newContext({ javaScriptEnabled: false })
      const page = await plain.newPage()
      await page.goto(root + STREET)
      await page.locator('[name="fields.danger"][value="yes"]').check()
      await read(page)
      await press(page, '送出')
      await expect(page.locator('.problems')).toBeVisible()
      await fillStreet(page, '有人晕倒了')
      await read(page)
      await press(page, '送出')
      await expectHeading(page, '收到了')
      const state = await plain.storageState()
      const scripted = await browser.newContext({ storageState: state })
      const looked = await scripted.newPage()
      for (const path of ['sent/', 'follow/', 'withdraw/', ...(root === '' ? [] : ['add/'])]) {
        await looked.goto(`${root}/report/${path}`)
        await expectAccessible(looked)
      }
      await looked.goto(`${root}/report/sent/`)
      // The colours are the system's own then; everything else is the page's.
      await looked.emulateMedia({ forcedColors: 'active' })
      await expect(looked.locator('.receipt')).toBeVisible()
      const forced = new AxeBuilder({ page: looked }).setLegacyMode().disableRules(['color-contrast'])
      expect((await forced.analyze()).violations).toEqual([])
      await plain.close()
      await scripted.close()
    })

  test('a refused form has the focus on what is wrong, and the keyboard reaches the button', async ({
    browser,
  }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(MARKER)
    await read(page)
    await page.locator('[name="place.landmark"]').focus()
    await page.keyboard.press('Enter')
    // Enter sends; it does not ask for villages.
    await expect(page.locator('.problems')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#fields-what$/)
    await expect(page.locator('#fields-what')).toBeFocused()
    await page.keyboard.press('Space')
    await expect(page.locator('#fields-what')).toBeChecked()
    await plain.close()
  })

  test('the receipt prints on paper: the number and its picture, no buttons', async ({ browser }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(STREET)
    await fillStreet(page, '打印用')
    await read(page)
    await press(page, '送出')
    await expectHeading(page, '收到了')
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.receipt')).toBeVisible()
    await expect(page.locator('.qr')).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(0)
    await expect(page.getByRole('link', { name: '看进度、补充' })).toBeHidden()
    await plain.close()
  })
})

test('no form, and no page after it, weighs more than 14 KB without its script', async ({ request }) => {
  for (const path of [STREET, MARKER, `${STREET}?township=431281101`, '/elder/report/street-person/']) {
    const html = await (await request.get(path)).text()
    const sheets = await Promise.all(
      stylesheetsOf(html).map(async (sheet) => gzipBytes(await (await request.get(sheet)).body())),
    )
    const bytes = gzipBytes(Buffer.from(html)) + sheets.reduce((sum, size) => sum + size, 0)
    expect(bytes, path).toBeLessThanOrEqual(MOST_GZIP_BYTES)
  }
})
