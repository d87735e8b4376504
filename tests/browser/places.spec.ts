import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/booking.ts'

test.describe('places without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [typed, name, path] of [
    ['托口', '托口镇', '/places/431281103/'],
    ['tuokou', '托口镇', '/places/431281103/'],
    ['431281102018', '大畲坪社区', '/places/431281102/#v431281102018'],
    ['dasheping', '大畲坪社区', '/places/431281102/#v431281102018'],
  ] as const)
    test(`“${typed}” leads to ${name}`, async ({ page }) => {
      await page.goto('/places/')
      await page.getByLabel('名称、拼音或者编号').fill(typed)
      await page.getByRole('button', { name: '找', exact: true }).click()
      await page.getByRole('link', { name }).first().click()
      await expect(page).toHaveURL(path)
      await expect(page.locator('main')).toContainText(name)
    })

  test('what is not there says so, and keeps what was typed', async ({ page }) => {
    await page.goto('/places/find/?q=北京')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到')
    await expect(page.getByRole('searchbox')).toHaveValue('北京')
  })

  test('a township tells of its window, social-work station and rescue point, and its villages', async ({
    page,
  }) => {
    await page.goto('/places/431281101/')
    await expect(page.locator('[lang=zh-Latn]').first()).toHaveText('Qiancheng Zhen')
    for (const heading of ['窗口', '社工站', '救助点'])
      await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
    await expect(page.getByText('地址、电话、开门时间：待民政局公布')).toHaveCount(2)
    await expect(page.getByRole('row', { name: /小江村/ })).toContainText('Xiaojiang Cun　机器拼的')
    await expect(page.getByRole('row', { name: /古城社区/ })).not.toContainText('机器拼的')
    await page.getByRole('link', { name: /古城社区居家养老/ }).click()
    await expect(page).toHaveURL('/care-sites/#gucheng')
  })

  test('长辈版 finds the same', async ({ page }) => {
    await page.goto('/elder/places/find/?q=xuefeng')
    await page.getByRole('link', { name: '雪峰镇' }).click()
    await expect(page).toHaveURL('/elder/places/431281104/')
  })
})

for (const path of [
  '/places/find/?q=杨柳',
  '/places/find/?q=none',
  '/elder/places/find/',
  '/elder/places/find/?q=太平',
])
  test(`${path} is in nobody's way`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
  })

test('every place is in the open data, with its code, letters and whether they were checked', async ({
  request,
}) => {
  const lines = (await (await request.get('/data/divisions.csv')).text()).trim().split('\r\n')
  expect(lines).toHaveLength(1 + 20 + 218)
  expect(lines).toContain('431281102018,大畲坪社区,社区,Dasheping Shequ,是,431281102')
  expect(lines).toContain('431281101200,小江村,村,Xiaojiang Cun,否,431281101')
})
