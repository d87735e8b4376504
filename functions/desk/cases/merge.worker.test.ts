import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset, runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { app } from '../../app.ts'
import { policy } from '../../policy.ts'
import {
  act,
  casePage,
  childReport,
  colleague,
  openChild,
  OTHER_TOWNSHIP,
  sendAll,
  street,
  unmask,
} from '../../../tests/worker/case-visits.ts'
import { bound, desk } from '../../../tests/worker/desk-visits.ts'
import { fields } from '../../../tests/support/planted-photos.ts'
import { jpegOf } from '../../../tests/worker/photo-encoders.ts'
import { casebook, look, NOW } from '../../../tests/worker/report-client.ts'
import { formOf, type Page } from '../../../tests/worker/visitor.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'

afterEach(() => reset())

const upload = async (): Promise<string> => {
  const answer = await app.request(
    'http://portal/api/photos',
    {
      method: 'POST',
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: await jpegOf(fields(64, 64)),
    },
    bound,
  )
  return (await answer.json<{ photo: string }>()).photo
}

const photosOn = (page: Page): string[] =>
  [...page.text.matchAll(/<img[^>]*src="([^"]+)"/g)].map(([, src = '']) => src)

const preview = async (browser: Parameters<typeof casePage>[0], number: number, fieldsTyped: object) =>
  browser.post(caseAddress('merge', number), {
    ...formOf(await casePage(browser, number), caseAddress('merge', number)),
    ...fieldsTyped,
  })

describe('photos', () => {
  it('are masked; opened, they come from an address that is over soon and good for nobody else', async () => {
    const one = await colleague('rescue-duty')
    const two = await colleague('rescue-duty')
    await sendAll(street({ photos: [await upload()] }))
    const page = await casePage(one.browser, 1)
    expect(page.text).toContain('1 张，遮住了')
    expect(photosOn(page)).toEqual([])
    const opened = await unmask(one.browser, 1, 'photos', '认人要看')
    const [src = ''] = photosOn(opened)
    expect(src).toMatch(/^\/desk\/cases\/1\/photos\//)
    const photo = await one.browser.get(src)
    expect([photo.status, photo.at]).toEqual([200, 'image/jpeg'])
    expect((await two.browser.get(src)).status).toBe(403)
    expect((await one.browser.get(src.replace('/cases/1/', '/cases/2/'))).status).toBe(403)
    const later = one.browser.at(new Date(NOW + 6 * 60_000).toISOString())
    expect((await later.get(src)).status).toBe(403)
    expect((await one.browser.get(`${src.slice(0, -3)}xx/`)).status).toBe(403)
  })

  it('come along when their case is merged, before and after they have moved', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street(), street({ photos: [await upload()] }))
    await act(browser, 2, 'merge', { into: '1' })
    for (const _ of ['before', 'after']) {
      const opened = await unmask(browser, 1, 'photos', '认人要看')
      const [src = ''] = photosOn(opened)
      expect((await browser.get(src)).at).toBe('image/jpeg')
      await runDurableObjectAlarm(casebook())
    }
  })
})

describe('cases that are put together', () => {
  it('are found, shown side by side, and then one, once', async () => {
    const { browser } = await colleague('rescue-duty')
    const [first, second] = await sendAll(street(), street({ fields: { seen: '同一位', danger: 'yes' } }))
    const page = await casePage(browser, 2)
    expect(page.text).toMatch(/<option value="1">办件 1，[^<]*可能是同一件事/)
    const shown = await preview(browser, 2, { into: '1' })
    expect(shown.text).toContain('把办件 2 合并到办件 1')
    expect(shown.text).toContain('合并以后不能拆开')
    expect((await atCases((cases) => cases.file(2, NOW)))?.state.status).toBe('received')
    const confirm = { ...formOf(shown, caseAddress('act', 2)) }
    for (const _ of [1, 2]) {
      const done = await browser.post(caseAddress('act', 2), confirm)
      expect(done.url).toBe('/desk/cases/1/?done=merge')
      expect(done.text).toContain('报告 2')
    }
    const events = (await atCases((cases) => cases.file(1, NOW)))?.events.map(({ event }) => event)
    expect(events).toEqual(['reported', 'joined'])
    expect((await look(first?.receipt ?? '')).status).toBe('received')
    expect((await look(second?.receipt ?? '')).timeline.map(({ event }) => event)).toContain('joined')
    const gone = await casePage(browser, 2)
    expect(gone.text).toContain('已合并')
    expect(gone.text).toContain('这一件合并到了那里')
  })

  it('are not where they are of another kind, in another place without a number, or over', async () => {
    const { browser } = await colleague('section', { units: ['rescue-station', 'social-assistance'] })
    await sendAll(
      street(),
      street({ place: { township: OTHER_TOWNSHIP } }),
      {
        kind: 'missing-person',
        fields: { which: 'found', about: '走失的老人' },
        place: { township: OTHER_TOWNSHIP },
      },
      {
        kind: 'known-in-need',
        fields: { what: ['alone'], words: '一家' },
        place: { township: OTHER_TOWNSHIP },
      },
    )
    expect((await casePage(browser, 1)).text).toContain('没有找到同一类、离得近的')
    expect((await preview(browser, 1, { other: '2' })).text).toContain('合并到办件 2')
    expect((await casePage(browser, 3)).text).toContain('走失')
    const refused = await preview(browser, 1, { other: '4' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="4"')
    await act(browser, 2, 'accept')
    await act(browser, 2, 'close', { outcome: 'helped' })
    expect((await preview(browser, 1, { other: '2' })).text).toContain('已经办结，新来的报告人会知道结果')
  })
})

describe('a child’s case that another one is to go into', () => {
  it('is behind a door of its own: nothing of it is shown, and nothing done to it, before a reason is written down', async () => {
    const { browser } = await colleague('child-protection')
    await sendAll(childReport({ place: { township: OTHER_TOWNSHIP } }), childReport())
    const other = policy.places.townships.find(({ code }) => code === OTHER_TOWNSHIP)?.name ?? ''
    const page = await openChild(browser, 2, '上门前看一看')
    const merge = caseAddress('merge', 2)
    const asked = { ...formOf(page, merge), other: '1' }
    const door = await browser.post(merge, asked)
    expect(door.text).toContain('打开要写理由')
    expect(door.text).not.toContain(other)
    expect((await browser.post(merge, { ...formOf(door, merge), why: '短' })).status).toBe(422)
    const unseen = { ...formOf(page, caseAddress('act', 2)), act: 'merge', into: '1' }
    expect((await browser.post(caseAddress('act', 2), unseen)).status).toBe(422)
    expect((await atCases((cases) => cases.file(2, NOW)))?.state.status).toBe('received')
    expect(
      (await desk().audit({ act: 'child-case-opened', most: 5 })).rows.map(({ about }) => about),
    ).toEqual(['case:2'])
    const shown = await browser.post(merge, { ...formOf(door, merge), why: '两件像是同一个孩子' })
    expect(shown.text).toContain(other)
    const { rows } = await desk().audit({ act: 'child-case-opened', most: 1 })
    expect(rows[0]).toMatchObject({ about: 'case:1', why: '两件像是同一个孩子' })
    await browser.post(caseAddress('act', 2), formOf(shown, caseAddress('act', 2)))
    expect((await atCases((cases) => cases.file(2, NOW)))?.state.status).toBe('merged')
  })
})
