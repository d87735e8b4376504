import { expect } from '@playwright/test'
import { policy } from '../../../../generated/policy.ts'
import { HUANGJIA } from '../casework.ts'
import type { Colleague } from '../played-desk.ts'
import { follow, send, type Stop } from './stop.ts'

const WHY = '安排人上门去看'

/** The newest case of the queue that is as the query says; its number. */
const openCase = async (one: Colleague, query: string): Promise<string> => {
  await one.open(`/desk/cases/?${query}`)
  const links = one.page.locator('main table').last().locator('a[href^="/desk/cases/"]')
  const href = (await links.first().getAttribute('href')) ?? ''
  await one.open(href)
  return /\d+/.exec(href)?.[0] ?? ''
}

const actForm = (act: string): string => `form:has([name="act"][value="${act}"])`

export const caseworkStops: readonly Stop[] = [
  {
    name: 'the queue, a case and what is done to it',
    passes: [
      'GET /desk/cases/',
      'GET /desk/cases/:number/',
      'GET /desk/cases/:number/print/',
      'GET /desk/cases/:number/photos/:photo/',
    ],
    walk: async (desk) => {
      const section = await desk.as('section')
      const { page } = section
      await section.open('/desk/cases/?state=all')
      await section.look('the queue')
      const number = await openCase(section, 'state=unassigned&kind=street-person')
      await section.look('a case')
      await send(section, `form[action="/desk/cases/${number}/unmask/"]`, { why: '看' })
      await section.look('a case, refused')
      await send(section, `form[action="/desk/cases/${number}/unmask/"]`, { why: WHY })
      await section.look('a case, one field open')
      await send(section, actForm('accept'))
      await section.look('a case, taken')
      await send(section, actForm('merge'), { other: '1' })
      await section.look('a merge, or why not')
      await section.open(`/desk/cases/${number}/print/`)
      await section.look('a case on paper')
      await openCase(section, 'state=closed')
      await section.look('a case that is closed')
      await section.page.goto('/desk/cases/9999/')
      await section.look('a case that is not there')
      await section.open('/desk/cases/?state=mine&kind=village-affairs')
      await section.look('the queue, empty', true)

      // The demo's one report with a photo is of this kind; the others of the kind may come first.
      const kind = policy.requests.find(({ photos }) => photos > 0)?.id ?? ''
      const photographed = page.locator('main img.desk-photo')
      await section.open(`/desk/cases/?state=all&kind=${kind}`)
      const links = page.locator('main table').last().locator('a[href^="/desk/cases/"]')
      const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
      for (const href of all) {
        await page.goto(href)
        const open = page.locator('button[name="field"][value="photos"]')
        if ((await open.count()) === 0) continue
        await page.locator('#why').fill(WHY)
        await open.click()
        break
      }
      await expect(photographed.first()).toBeVisible()
      await section.look('a case with a photo')
      await section.file((await photographed.first().getAttribute('src')) ?? '', /^image\//)
    },
  },
  {
    name: 'a child’s case and its door',
    passes: ['GET /desk/cases/:number/', 'GET /desk/cases/:number/print/'],
    walk: async (desk) => {
      const named = await desk.as('township-child')
      const number = await openCase(named, `state=all&kind=left-behind-child&township=${HUANGJIA}`)
      await named.look('the door of a child’s case')
      await send(named, '/desk/cases/' + number + '/open/', { why: WHY })
      await expect(named.page.locator('.lead')).toContainText('想请人关心孩子')
      await named.look('a child’s case')
      await named.open(`/desk/cases/${number}/print/`)
      await named.look('the door of a child’s case on paper', true)
      await send(named, '/desk/cases/' + number + '/open/', { why: WHY })
      await named.look('a child’s case on paper')
    },
  },
  {
    name: 'the board of urgent cases',
    passes: ['GET /desk/live/', 'GET /desk/live/events'],
    walk: async (desk) => {
      const duty = await desk.as('rescue-duty')
      await duty.open('/desk/live/')
      await expect(duty.page.locator('[data-live-board] tbody tr').first()).toBeVisible()
      await duty.look('the board')
      const type = await duty.page.evaluate(async () => {
        const answer = await fetch('/desk/live/events')
        await answer.body?.cancel()
        return answer.headers.get('content-type')
      })
      expect(type).toMatch(/^text\/event-stream/)
    },
  },
  {
    name: 'the register of persons in care',
    passes: ['GET /desk/rescue/', 'GET /desk/rescue/stay/'],
    walk: async (desk) => {
      const duty = await desk.as('rescue-duty')
      await duty.open('/desk/rescue/')
      await duty.look('the register')
      await follow(duty, '/desk/rescue/stay/')
      await duty.look('somebody in care')
      await send(duty, '/desk/rescue/name/', { why: WHY })
      await duty.look('somebody in care, by name')
      for (const role of ['section', 'child-protection']) {
        const one = await desk.as(role)
        await one.open('/desk/rescue/')
        await one.look(`the register of ${role}`, true)
        await follow(one, '/desk/rescue/stay/')
        await one.look(`somebody in care of ${role}`, true)
      }
    },
  },
  {
    name: 'queue, case and board of everybody else who has cases',
    passes: ['GET /desk/cases/', 'GET /desk/cases/:number/', 'GET /desk/live/'],
    walk: async (desk) => {
      for (const role of ['rescue-duty', 'township-clerk', 'child-protection', 'township-child']) {
        const one = await desk.as(role)
        await openCase(one, 'state=all')
        await one.look(`a case of ${role}`, true)
        await one.open('/desk/live/')
        await one.look(`the board of ${role}`, true)
        await one.open('/desk/cases/?state=all')
        await one.look(`the queue of ${role}`, true)
      }
    },
  },
]
