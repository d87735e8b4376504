import { expect, test } from '@playwright/test'

test.use({ javaScriptEnabled: false })

for (const base of ['/', '/elder/']) {
  test(`${base}care-sites/ draws the network, with a name and a description for those who do not see it`, async ({
    page,
  }) => {
    await page.goto(`${base}care-sites/`)
    const drawing = page.getByRole('img', { name: '洪江市“1+4+N”养老服务网络图' })
    await expect(drawing).toBeVisible()
    const description = await drawing.locator('desc').textContent()
    for (const said of [
      '黔城综合性养老服务中心，计划',
      '大畲坪社区居家养老服务示范点，计划',
      '农村互助养老示范点，已建成，12 处',
      '城乡老年助餐服务点，计划，5 处',
      '市社会福利中心，计划',
    ])
      expect(description).toContain(said)
    // Solid squares are what the plan itself calls built.
    await expect(drawing.locator('rect')).toHaveCount(16)
    await expect(drawing.locator('rect.built')).toHaveCount(1)
  })

  test(`${base}care-sites/ never calls built what is planned`, async ({ page }) => {
    await page.goto(`${base}care-sites/`)
    await expect(page.locator('.note')).toContainText('不等于已经建成')
    await expect(page.locator('#meals')).toContainText('计划')
    await expect(page.locator('#meals')).not.toContainText('建成')
    await expect(page.locator('#mutual-aid')).toContainText('建成')
  })
}

test('beside the drawing stands what the plan said, what is known today, and where it is', async ({
  page,
}) => {
  await page.goto('/care-sites/')
  const cells = page.locator('#liangyantang td')
  await expect(cells).toHaveText(['计划', '待民政局公布', '安江镇两眼塘社区'])
  await expect(page.locator('#mutual-aid td')).toHaveText([
    '写明已经建成 12 处',
    '待民政局公布',
    '是哪几处：待民政局公布',
  ])
  await expect(page.locator('main')).toContainText('2024年4月12日')
  await expect(page.locator('main')).toHaveText(/工作要点（七）2/)
})

test('the drawing stays inside a narrow screen in the largest letters', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/elder/care-sites/')
  const [drawing, widest] = await page.evaluate(() => {
    document.documentElement.setAttribute('data-size', 'largest')
    const right = (element: Element): number => element.getBoundingClientRect().right
    const texts = [...document.querySelectorAll('.network text')].map(right)
    return [innerWidth, Math.max(...texts)] as const
  })
  expect(widest).toBeLessThanOrEqual(drawing)
})
