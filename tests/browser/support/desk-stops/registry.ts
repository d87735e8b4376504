import { expect } from '@playwright/test'
import { addDays, dayOf } from '../../../../schema/dates.ts'
import { fillParty, newCouple } from '../booking.ts'
import { follow, send, type Stop } from './stop.ts'

/** As a field for day and time wants it. */
const moment = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

export const registryStops: readonly Stop[] = [
  {
    name: 'the counter',
    passes: [
      'GET /desk/counter/',
      'GET /desk/counter/booking/',
      'GET /desk/counter/slip/',
      'GET /desk/counter/sheet/',
    ],
    walk: async (desk) => {
      const registrar = await desk.as('registrar')
      const { page } = registrar
      await registrar.open('/desk/counter/')
      await expect(page.locator('main')).not.toContainText('这一天还没有人约')
      await registrar.look('the counter, nobody here yet')
      await send(registrar, '/desk/counter/walk-in/')
      await registrar.look('a slip')
      await registrar.open('/desk/counter/')
      await send(registrar, 'form[data-scan]', { scanned: 'no code' })
      await registrar.look('the counter, refused')
      await send(registrar, 'form:has([name="act"][value="call"])')
      await registrar.look('the counter, somebody called')
      await follow(registrar, '/desk/counter/booking/')
      await registrar.look('one booking')
      await registrar.open('/desk/counter/')
      await follow(registrar, '/desk/counter/sheet/')
      await registrar.look('the sheet of the day')
      await registrar.open('/desk/counter/')
      await send(registrar, '/desk/counter/search/', { sought: '0000' })
      await registrar.look('a search')
    },
  },
  {
    name: 'opening times',
    passes: ['GET /desk/capacity/', 'GET /desk/capacity/touched/', 'GET /desk/capacity/overbook/'],
    walk: async (desk) => {
      const head = await desk.as('registry-head')
      const { page } = head
      await head.open(`/desk/capacity/?month=${desk.day.slice(0, 7)}`)
      await head.look('a month')
      await send(head, '/desk/capacity/preview/', { from: addDays(desk.day, 1), kind: 'close' })
      await head.look('a change, refused')
      await send(head, '/desk/capacity/preview/', { reason: '下午全所培训' })
      await head.look('the preview of a change')
      await head.open('/desk/capacity/')
      await follow(head, '/desk/capacity/touched/')
      await head.look('those who are touched')
      await head.open('/desk/capacity/')
      await follow(head, '/desk/capacity/overbook/')
      await head.look('overbooking, the day')
      await head.open(`/desk/capacity/overbook/?office=registry-branch&appointment=marriage&date=${desk.day}`)
      await page.locator('.choice').first().click()
      await fillParty(page, newCouple())
      await send(head, '/desk/capacity/overbook/enter/', {})
      await head.look('overbooking, refused')
      await send(head, '/desk/capacity/overbook/enter/', { reason: '从外地赶回来' })
      await expect(page.locator('.code')).toBeVisible()
      await head.look('overbooked')
    },
  },
  {
    name: 'draws',
    passes: ['GET /desk/draws/', 'GET /desk/draws/declare/', 'GET /desk/draws/one/'],
    walk: async (desk) => {
      const head = await desk.as('registry-head')
      await head.open('/desk/draws/')
      await head.look('draws, none')
      await head.open('/desk/draws/declare/')
      await head.look('declaring a draw')
      await send(head, '/desk/draws/declare/', { day: addDays(desk.day, 28) })
      await head.look('declaring a draw, refused')
      const soon = desk.nowMs + 60_000
      await send(head, '/desk/draws/declare/', {
        from: moment(soon),
        until: moment(soon + 60_000),
        source: '那一天开奖的公开号码',
        pattern: '00 00 00 00 00 00 00',
        written: '照公布的样子写',
        expected: moment(soon + 120_000),
        reason: '这一天要来的人很多',
      })
      await expect(head.page.getByRole('status')).toBeVisible()
      await head.look('a draw')
      await head.open('/desk/draws/')
      await follow(head, '/desk/draws/one/')
      await head.open('/desk/draws/')
      await head.look('draws')
    },
  },
  {
    name: 'what was sent',
    passes: ['GET /desk/outbox/', 'GET /desk/outbox/message/'],
    walk: async (desk) => {
      const head = await desk.as('registry-head')
      await head.open('/desk/outbox/?state=sent')
      await head.look('what was sent')
      await follow(head, '/desk/outbox/message/')
      await head.look('one message')
      await send(head, 'form:has([name="why-text"])', { 'why-text': '对方来电话说没收到' })
      await head.look('one message, opened')
      const section = await desk.as('section')
      await section.open('/desk/outbox/')
      await section.look('what a section sent', true)
    },
  },
  {
    name: 'the numbers',
    passes: ['GET /desk/numbers/', 'GET /desk/numbers/csv/', 'GET /desk/numbers/xlsx/'],
    walk: async (desk) => {
      for (const role of ['registry-head', 'admin', 'section']) {
        const one = await desk.as(role)
        await one.open('/desk/numbers/')
        await one.look(`the numbers of ${role}`, role !== 'admin')
        // On the first of a month this month has no numbers yet.
        const [since, until] = [-31, 31].map((days) => addDays(dayOf(Date.now()), days))
        await one.open(`/desk/numbers/?since=${since}&until=${until}`)
        const csv = await one.page.locator('main a[href^="/desk/numbers/csv/"]').first().getAttribute('href')
        await one.file(csv ?? '', /^text\/csv/)
        const xlsx = await one.page
          .locator('main a[href^="/desk/numbers/xlsx/"]')
          .first()
          .getAttribute('href')
        await one.file(xlsx ?? '', /spreadsheetml/)
      }
    },
  },
]
