import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { createHash } from 'node:crypto'
import type { ApiDocument } from '../../schema/api/document.ts'
import { sidewaysPx } from './support/measure.ts'

/** What stands in single quotes in a shown command: the address, then pairs of a header and a body. */
const inQuotes = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)

test.describe('the pages about the API, without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('show every operation of the document with its answer and its refusals', async ({ page, request }) => {
    const document = (await (await request.get('/api/openapi.json')).json()) as ApiDocument
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { operationId, summary, responses, parameters = [] }] of Object.entries(methods)) {
        await page.goto('/api/')
        await page.locator(`a[href$="#${operationId}"]`).click()
        const section = page.locator(`#${operationId}`)
        await expect(section.getByRole('heading', { level: 2 })).toHaveText(summary)
        await expect(section.locator('.address')).toHaveText(`${method.toUpperCase()} ${path}`)
        for (const { name } of parameters)
          await expect(
            section.getByRole('table', { name: '参数' }).getByText(name, { exact: true }).first(),
          ).toBeVisible()
        for (const status of Object.keys(responses).filter((one) => !one.startsWith('2')))
          await expect(section.locator('.refusals')).toContainText(status)
      }
    }
  })

  test('show examples that run as they stand, and answer what the document promises', async ({
    page,
    request,
  }) => {
    const document = (await (await request.get('/api/openapi.json')).json()) as ApiDocument
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    ajv.addSchema(document, 'document')
    const examples: string[] = []
    for (const tag of ['eligibility', 'rules', 'booking', 'proof', 'service']) {
      await page.goto(`/api/reference/operations/${tag}/`)
      examples.push(...(await page.locator('pre[data-example]').allInnerTexts()))
    }
    expect(examples.length).toBeGreaterThan(8)
    for (const example of examples) {
      const [address = '', header = '', body] = inQuotes(example)
      const { pathname, search } = new URL(address)
      const [name = '', value = ''] = header.split(': ')
      const answer = await (body === undefined
        ? request.get(`${pathname}${search}`)
        : request.post(`${pathname}${search}`, { headers: { [name]: value }, data: body }))
      expect(answer.status(), address).toBe(200)
      const method = body === undefined ? 'get' : 'post'
      const promised =
        document.paths[pathname]?.[method]?.responses['200']?.content['application/json']?.schema
      const validate = ajv.compile({ $ref: `document${promised?.$ref ?? ''}` })
      expect(validate(await answer.json()), JSON.stringify(validate.errors)).toBe(true)
    }
  })

  test('describe each fact with its bounds and its meaning', async ({ page }) => {
    await page.goto('/api/reference/operations/eligibility/')
    await page.locator('#checkEligibility').getByRole('link', { name: 'Facts', exact: true }).click()
    await expect(page).toHaveURL('/api/reference/facts/#Facts')
    const row = page.getByRole('row', { name: /householdSize/ })
    await expect(row).toContainText('integer 1..30 | "unknown"')
    await expect(row).toContainText('人数')
    await page.getByRole('link', { name: 'Person', exact: true }).first().click()
    await expect(page.locator('#Person')).toBeInViewport()
  })

  test('lead from every refusal to what it means', async ({ page, request }) => {
    const answer = await request.post('/api/eligibility', { data: { facts: { shoeSize: 1 } } })
    const { type, code } = (await answer.json()) as { type: string; code: string }
    await page.goto(type)
    await expect(page.locator(`#${code}`)).toContainText('填的内容有不对的地方')
  })
})

test.describe('the pages about the API and the data', () => {
  for (const path of [
    '/api/',
    '/api/reference/operations/booking/',
    '/api/reference/facts/',
    '/api/reference/shapes/',
    '/problems/',
    '/data/',
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${path} is for everybody, wide and narrow, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        const refused: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error') refused.push(message.text())
        })
        for (const width of [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 844 })
          await page.goto(path)
          expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
          expect(await sidewaysPx(page)).toBe(0)
        }
        expect(refused).toEqual([])
      })
    }
  }

  test('keep a chosen display, as every page does', async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'display', value: 'dark.large', url: baseURL ?? '' }])
    await page.goto('/api/')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('open data', () => {
  type Package = {
    licenses: { name: string }[]
    resources: { path: string; bytes: number; hash: string; mediatype: string; sources: unknown[] }[]
  }

  test('is described by a data package whose sizes and checksums are right', async ({ request }) => {
    const { licenses, resources } = (await (await request.get('/data/datapackage.json')).json()) as Package
    expect(licenses[0]?.name).toBe('Apache-2.0')
    expect(resources.length).toBe(20)
    for (const { path, bytes, hash, mediatype, sources } of resources) {
      const answer = await request.get(`/data/${path}`)
      expect(answer.headers()['content-type']).toContain(mediatype)
      const body = await answer.body()
      expect([body.length, `sha256:${createHash('sha256').update(body).digest('hex')}`], path).toEqual([
        bytes,
        hash,
      ])
      expect(sources.length).toBe(1)
    }
  })

  test('comes as tables that a spreadsheet opens as text, each row as long as the first', async ({
    request,
  }) => {
    for (const id of ['standards', 'programmes', 'terms', 'questions']) {
      const text = await (await request.get(`/data/${id}.csv`)).text()
      expect(text.startsWith('\ufeff')).toBe(true)
      const commas = text
        .trimEnd()
        .replace(/"(?:[^"]|"")*"/g, '')
        .split('\r\n')
        .map((line) => line.split(',').length)
      expect(new Set(commas).size, id).toBe(1)
      expect(text).not.toMatch(/(^|,|\r\n)"?[=+@]/)
    }
  })

  test('comes as whole records with licence, source and date', async ({ request }) => {
    const data = (await (await request.get('/data/programmes.json')).json()) as {
      licence: { name: string }
      source: string
      reviewed: string
      records: { id: string }[]
    }
    expect(data.licence.name).toBe('Apache-2.0')
    expect(data.source).not.toBe('')
    expect(data.reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(data.records.map(({ id }) => id)).toContain('min-living-urban')
  })

  test('is found from the foot of every page', async ({ page }) => {
    await page.goto('/')
    await page.locator('.foot').getByRole('link', { name: '开放数据、接口' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('开放数据')
    await page.getByRole('link', { name: '接口说明' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('接口说明')
  })
})
