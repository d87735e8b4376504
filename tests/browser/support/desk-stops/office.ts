import { policy } from '../../../../generated/policy.ts'
import { addDays } from '../../../../schema/dates.ts'
import { couple } from '../../../support/people.ts'
import type { Colleague } from '../played-desk.ts'
import { follow, hrefOf, send, type Stop } from './stop.ts'

/** The draft that waits for its second pair of eyes; those of one moment stand in any order. */
const openSubmitted = async (one: Colleague): Promise<void> => {
  const row = one.page.locator('main tr', { hasText: '等审核' }).first()
  await one.open((await row.getByRole('link').first().getAttribute('href')) ?? '')
}

export const officeStops: readonly Stop[] = [
  {
    name: 'notices and editions',
    passes: [
      'GET /desk/editions/',
      'GET /desk/editions/notice/',
      'GET /desk/editions/whitelist/',
      'GET /desk/editions/draft/',
      'GET /desk/editions/preview/',
      'GET /desk/editions/change-set/',
      'GET /desk/editions/file/',
    ],
    walk: async (desk) => {
      const editor = await desk.as('editor')
      await editor.open('/desk/editions/')
      await editor.look('drafts')
      for (const path of ['/desk/editions/notice/', '/desk/editions/whitelist/']) {
        await editor.open(path)
        await editor.look(path)
        await send(editor, path)
        await editor.look(`${path}, refused`)
      }
      await editor.open('/desk/editions/')
      await follow(editor, '/desk/editions/draft/')
      await editor.look('a draft')
      await follow(editor, '/desk/editions/preview/')
      await editor.look('a draft as it will be')

      const approver = await desk.as('approver')
      await approver.open('/desk/editions/')
      await approver.look('drafts, to be approved', true)
      await openSubmitted(approver)
      await approver.look('a draft, to be approved')
      await send(approver, '/desk/editions/send-back/')
      await approver.look('a draft, to be sent back without a reason')
      await approver.open('/desk/editions/')
      await openSubmitted(approver)
      await send(approver, '/desk/editions/approve/')
      await approver.look('a draft that was approved')
      await approver.file(await hrefOf(approver, '/desk/editions/change-set/'), /^text\/plain/)
      await approver.file(await hrefOf(approver, '/desk/editions/file/'), /^text\/plain/)
    },
  },
  {
    name: 'retention, and a request about one’s own data',
    passes: [
      'GET /desk/retention/',
      'GET /desk/retention/new/',
      'GET /desk/retention/request/',
      'GET /desk/retention/hold/',
    ],
    walk: async (desk) => {
      const keeper = await desk.as('data-keeper')
      const { phone, people } = couple(0)
      const register = async (kind: string): Promise<void> => {
        await keeper.open('/desk/retention/new/')
        await send(keeper, '/desk/retention/new/', { kind, phone, idNumber: people[0]?.idNumber ?? '' })
      }
      await keeper.open('/desk/retention/new/')
      await keeper.look('a new request')
      await send(keeper, '/desk/retention/new/', { phone: '12345' })
      await keeper.look('a new request, refused')
      await register('copy')
      await keeper.look('a request to copy')
      await send(keeper, '/desk/retention/copy/')
      await keeper.look('a copy on paper')
      await register('correct')
      await keeper.look('a request to correct')
      await register('delete')
      await keeper.look('a request to erase')
      await send(keeper, '/desk/retention/erase/')
      await keeper.look('what would be erased')
      await keeper.open('/desk/retention/hold/')
      await keeper.look('holding back')
      await send(keeper, '/desk/retention/hold/', { reason: '等' })
      await keeper.look('holding back, refused')
      const until = addDays(desk.day, 20)
      await send(keeper, '/desk/retention/hold/', { of: 'case', which: '1', reason: '有争议，等法院', until })
      await keeper.open('/desk/retention/')
      await keeper.look('retention')
    },
  },
  {
    name: 'where everybody begins',
    passes: ['GET /desk/'],
    walk: async (desk) => {
      for (const [at, { id }] of policy.desk.roles.entries()) {
        const one = await desk.as(id)
        await one.open('/desk/')
        await one.look(`the start page of ${id}`, at > 0)
      }
    },
  },
]
