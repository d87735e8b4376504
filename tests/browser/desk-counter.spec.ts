import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import encodeQR from 'qr'
import config from '../../playwright.config.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { couple } from '../support/people.ts'
import { accept, codeOf, expectHeading, linkFor, look, PASSWORD, PHONE, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal
/** A day on which the registry is open. */
let day = ''
let booked: { code: string; last4: string; name: string }[] = []
const folder = mkdtempSync(join(tmpdir(), 'portal-camera-'))
const film = join(folder, 'receipt.y4m')
const launch = config.use?.launchOptions

test.use({
  launchOptions: {
    ...launch,
    args: [
      ...(launch?.args ?? []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  },
})
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const hour = (clock: string): string => `${day}T${clock}:00+08:00`

/** Books by the API as on the day before; undefined where the registry is shut on that day. */
const book = async (clock: string, who: number, at = day): Promise<string | undefined> => {
  const send = (path: string, body: unknown) =>
    fetch(`${portal.url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'portal-now': `${addDays(at, -1)}T09:00:00+08:00`,
      },
      body: JSON.stringify(body),
    })
  const time = { office: 'registry', appointment: 'marriage', start: `${at}T${clock}:00+08:00` }
  const held = await send('/holds', time)
  if (held.status !== 201) return undefined
  const { hold, secret } = (await held.json()) as { hold: string; secret: string }
  const answer = await send('/bookings', { hold, secret, ...couple(who) })
  return ((await answer.json()) as { code: string }).code
}

test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
  day = addDays(dayOf(Date.now()), 2)
  let first = await book('09:00', 1, day)
  while (first === undefined) {
    day = addDays(day, 1)
    first = await book('09:00', 1, day)
  }
  const codes = [first, await book('09:00', 2), await book('09:30', 3), await book('15:00', 4)]
  booked = codes.map((code, at) => {
    if (code === undefined) throw new Error('the registry is shut in between')
    const { phone, people } = couple(at + 1)
    return { code, last4: phone.slice(-4), name: people[0]?.name ?? '' }
  })
})
test.afterAll(async () => {
  await portal.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** One second of a receipt that is held before the camera. */
const hold = (code: string): void => {
  const [width, height, scale] = [640, 480, 10]
  const picture = encodeQR(code, 'raw', { border: 4, scale })
  const [left, top] = [(width - picture.length) / 2, (height - picture.length) / 2].map(Math.round)
  const light = Buffer.alloc(width * height, 235)
  picture.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) light[(y + (top ?? 0)) * width + x + (left ?? 0)] = 16
    }),
  )
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(film, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
}

/** Somebody of the registry who signs in on the morning of the day. */
const comeOn = async (page: Page, name: string, login: string, ...flags: string[]): Promise<void> => {
  const secret = await accept(page, linkFor(portal, ...flags, '--name', name), login)
  await page.getByLabel('验证器上显示的 6 位数字').fill(codeOf(secret, Date.now()))
  await press(page, '确认')
  await page.setExtraHTTPHeaders({ 'portal-now': hour('09:05') })
  await page.goto(`${portal.url}/desk/sign-in/`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await press(page, '下一步')
  await page.getByLabel('验证码或恢复码').fill(codeOf(secret, Date.parse(hour('09:05'))))
  await press(page, '登录')
  await expectHeading(page, `${name}，您好`)
}

/** A scanner is a keyboard: the field has the focus already. */
const scan = async (page: Page, what: string): Promise<void> => {
  await expect(page.locator('.counter-list')).toContainText(short(0))
  await expect(page.getByLabel('签到', { exact: true })).toBeFocused()
  await page.keyboard.type(what)
  await page.keyboard.press('Enter')
}

const rowOf = (page: Page, code: string) => page.locator('tr', { hasText: code.slice(0, 4) })
const short = (at: number): string => booked[at]?.code.slice(0, 4) ?? ''

test('a registrar scans, calls and marks, gives a number, prints, looks for somebody, and opens a name by saying why', async ({
  page,
}) => {
  await comeOn(
    page,
    '陈七',
    'chenqi',
    '--role',
    'registrar',
    '--office',
    'registry',
    '--office',
    'registry-branch',
  )
  await page.getByRole('link', { name: '今天的窗口', exact: true }).click()
  await expectHeading(page, '今天的窗口')
  await look(page)
  await page.getByRole('link', { name: '婚姻登记处分点（示例）' }).click()
  await expect(page.locator('main')).toContainText('这一天还没有人约')
  await page.getByRole('link', { name: '洪江市婚姻登记处', exact: true }).click()

  await scan(page, booked[0]?.code ?? '')
  await expect(page.locator('.note')).toHaveText(`${short(0)}：A1 到了，等 0 分钟`)
  await scan(page, `${portal.url}/booking/find/?code=${booked[1]?.code}`)
  await expect(page.locator('.note')).toHaveText(`${short(1)}：A2 到了，等 0 分钟`)
  await page
    .getByRole('region', { name: '下一位' })
    .getByRole('button', { name: /到 2 号窗口/ })
    .click()
  await expect(rowOf(page, short(0))).toContainText('A1 正在 2 号窗口办')
  await look(page)
  await page.getByRole('button', { name: `9:00 ${short(0)} A1 办好了` }).click()
  await expect(rowOf(page, short(0))).toContainText('办好')
  await page.getByRole('button', { name: new RegExp(`撤销 .*${short(0)}`) }).click()
  await expect(rowOf(page, short(0))).toContainText('正在 2 号窗口办')

  hold(booked[2]?.code ?? '')
  await press(page, '用摄像头扫')
  await expect(page.locator('.note')).toHaveText(`${short(2)}：A3 到了，等 0 分钟`, { timeout: 20_000 })

  await page.getByLabel('办什么').selectOption({ label: '补领结婚证、离婚证' })
  await press(page, '给一个号')
  await expectHeading(page, '排队号B1')
  await expect(page.locator('.counter-slip')).toContainText('前面还有 2 位')
  await look(page)
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible()
  await page.getByRole('link', { name: '回这一天' }).click()
  await press(page, '发短信')
  await expect(page.locator('.note')).toHaveText('已经发给 3 件预约。')

  await page.getByRole('link', { name: '打印当天名单' }).click()
  await look(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.desk-nav')).toBeHidden()
  await expect(page.locator('.counter-sheet tbody tr')).toHaveCount(10)
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: '回这一天' }).click()

  await page.getByLabel('预约号，或者电话后四位').fill(booked[3]?.last4 ?? '')
  await press(page, '查找')
  await look(page)
  await page.getByRole('link', { name: `看 ${short(3)}` }).click()
  await expectHeading(page, short(3))
  await look(page)
  await expect(page.locator('main')).not.toContainText(booked[3]?.name ?? '')
  await press(page, '看姓名')
  await expect(page.getByRole('alert')).toContainText('请写理由')
  await page.getByLabel('为什么要看').fill('叫名字进来')
  await press(page, '看姓名')
  await expect(page.locator('.note')).toContainText(booked[3]?.name ?? '')
  await look(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('on a phone, with the keyboard alone, somebody checks in by typing and is called', async ({
    page,
  }) => {
    await page.setViewportSize(PHONE)
    await comeOn(page, '周八', 'zhouba', '--role', 'registry-head', '--office', 'registry')
    await page.goto(`${portal.url}/desk/counter/`)
    await expect(page.getByRole('button', { name: '用摄像头扫' })).toBeHidden()
    await page.getByLabel('签到').focus()
    await page.keyboard.type('no code')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('这不是预约号')
    await expect(page.getByLabel('签到')).toHaveValue('no code')
    await page.getByLabel('签到').fill(booked[3]?.code ?? '')
    await page.keyboard.press('Enter')
    await expect(page.locator('.note')).toContainText(`${short(3)}：A4 到了`)
    await page
      .getByRole('button', { name: new RegExp(`请 15:00 ${short(3)} A4 到 3 号窗口`) })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await expect(rowOf(page, short(3))).toContainText('A4 正在 3 号窗口办')
  })
})
