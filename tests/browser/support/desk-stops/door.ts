import { expect } from '@playwright/test'
import { PASSWORD, codeOf } from '../desk.ts'
import { follow, send, type Stop } from './stop.ts'

/** A code that the phone has not shown before: of the half minute after the one with which somebody signed in. */
const nextCode = (secret: string, nowMs: number): string => codeOf(secret, nowMs + 30_000)

export const doorStops: readonly Stop[] = [
  {
    name: 'signing in, and being refused',
    passes: ['GET /desk/sign-in/', 'GET /desk/code/', 'GET /desk/oidc/start/', 'GET /desk/oidc/callback/'],
    walk: async (desk) => {
      const nobody = await desk.visitor()
      await nobody.open('/desk/sign-in/')
      await nobody.look('sign in')
      await send(nobody, '/desk/sign-in/', { login: 'nobody', password: PASSWORD })
      await nobody.look('sign in, refused')
      const { login, password } = (await desk.as('auditor')).account
      await send(nobody, '/desk/sign-in/', { login, password })
      await expect(nobody.page).toHaveURL('/desk/code/')
      await nobody.look('the code')
      // Without a provider both say so; with one they are tried in desk-accounts.spec.ts.
      for (const path of ['/desk/oidc/start/', '/desk/oidc/callback/']) {
        await nobody.page.goto(path)
        await nobody.look(path)
      }
    },
  },
  {
    name: 'an invite, from the page that makes it to the recovery codes, and a way back for what was lost',
    passes: [
      'GET /desk/staff/',
      'GET /desk/staff/person/',
      'GET /desk/invite/',
      'GET /desk/enrol/',
      'GET /desk/renew/',
    ],
    walk: async (desk) => {
      const admin = await desk.as('admin')
      await admin.open('/desk/staff/')
      await admin.look('staff')
      await send(admin, '/desk/staff/', { name: '新来的', role: 'editor' })
      await admin.look('the link of an invite')
      const link = await admin.page.locator('code.code').innerText()
      const guest = await desk.visitor()
      await guest.open(link)
      await guest.look('an invite')
      await send(guest, '/desk/invite/', { login: 'xinlai', password: PASSWORD, again: PASSWORD })
      await expect(guest.page).toHaveURL('/desk/enrol/')
      await guest.look('setting up the second factor')
      const secret = (await guest.page.locator('code.code').innerText()).replaceAll(/\s/g, '')
      await send(guest, '/desk/enrol/', { code: codeOf(secret, desk.nowMs) })
      await guest.look('recovery codes')

      await admin.open('/desk/staff/')
      await follow(admin, '/desk/staff/person/')
      await admin.look('somebody’s page')
      await admin.open('/desk/staff/')
      await admin.page.getByRole('link', { name: '新来的' }).first().click()
      await send(admin, '/desk/staff/person/reset/', { 'reset-why': '手机找不到了' })
      await admin.look('the link of a way back')
      const back = await admin.page.locator('code.code').innerText()
      const again = await desk.visitor()
      await again.open(back)
      await again.look('a way back')
    },
  },
  {
    name: 'one’s own account',
    passes: [
      'GET /desk/sessions/',
      'GET /desk/account/',
      'GET /desk/account/password/',
      'GET /desk/account/factor/',
      'GET /desk/account/factor/new/',
      'GET /desk/account/codes/',
      'GET /desk/account/fresh/',
    ],
    walk: async (desk) => {
      const one = await desk.as('approver')
      for (const path of [
        '/desk/sessions/',
        '/desk/account/',
        '/desk/account/password/',
        '/desk/account/codes/',
        '/desk/account/fresh/?to=/desk/',
        '/desk/account/factor/',
      ]) {
        await one.open(path)
        await one.look(path)
      }
      await send(one, '/desk/account/factor/', { code: nextCode(one.account.secret, desk.nowMs) })
      await expect(one.page).toHaveURL('/desk/account/factor/new/')
      await one.look('a new phone')
    },
  },
  {
    name: 'the audit',
    passes: ['GET /desk/audit/', 'GET /desk/audit/export/'],
    walk: async (desk) => {
      const auditor = await desk.as('auditor')
      await auditor.open('/desk/audit/')
      await auditor.look('the audit')
      await auditor.file('/desk/audit/export/', /^text\/csv/)
      await auditor.page.goto('/desk/staff/')
      await auditor.look('what is not theirs')
    },
  },
]
