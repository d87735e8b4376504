import { expect, test, type Page } from '@playwright/test'
import { buildSync } from 'esbuild'
import { pbkdf2Sync } from 'node:crypto'
import { proofSchema } from '../../schema/api/proof.ts'

const bundle = (): string => {
  const [file] = buildSync({
    entryPoints: ['tests/browser/support/proof-page.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  }).outputFiles
  if (file === undefined) throw new Error('nothing was bundled')
  return file.text
}

type Told = { proofs: (string | null)[]; longestMs: number }

/** A page of the portal's own origin, under the portal's own policy, that has nothing but the solver. */
const openPage = async (page: Page): Promise<() => Promise<Told>> => {
  const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? ''
  const body =
    '<!doctype html><button>go</button><output></output><script type="module" src="/proof-test.js"></script>'
  await page.route('**/proof-test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
      body,
    }),
  )
  const script = bundle()
  await page.route('**/proof-test.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await page.goto('/proof-test/')
  return async () => {
    await page.getByRole('button').click()
    await expect(page.locator('output')).not.toHaveText('')
    return JSON.parse(await page.locator('output').innerText()) as Told
  }
}

test('the browser solves the portal’s challenges, one a proof, and the page stays free', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/challenge')) asked.push(request.url())
  })
  const { proofs, longestMs } = await (await openPage(page))()
  const nonces = proofs.map((header) => {
    const { challenge, solution } = proofSchema.parse(
      JSON.parse(Buffer.from(header ?? '', 'base64').toString()),
    )
    const { nonce, salt, cost, keyPrefix } = challenge.parameters
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(solution.counter)
    const password = Buffer.concat([Buffer.from(nonce, 'hex'), counter])
    const key = pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, 32, 'sha256').toString('hex')
    expect(solution.derivedKey).toBe(key)
    expect(key.startsWith(keyPrefix)).toBe(true)
    return nonce
  })
  expect(new Set(nonces).size).toBe(2)
  expect(asked).toHaveLength(2)
  expect(longestMs).toBeLessThan(400)
})

test('a browser that cannot derive keys asks for nothing and brings nothing', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
  expect((await (await openPage(page))()).proofs).toEqual([null, null])
})

test('where the portal has no challenge to give, the request goes without', async ({ page }) => {
  await page.route('**/api/challenge', (route) => route.fulfill({ status: 503, body: '{}' }))
  expect((await (await openPage(page))()).proofs).toEqual([null, null])
})
