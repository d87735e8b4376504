import { reset } from 'cloudflare:test'
import { afterEach, expect, it } from 'vitest'
import { childReport, colleague, sendAll, street } from '../../../tests/worker/case-visits.ts'
import type { Scope } from '../../../schema/desk/person.ts'

afterEach(() => reset())

const danger = street({ fields: { seen: '没有反应', danger: 'yes' } })

it.each<[string, Partial<Scope>, readonly string[], readonly string[]]>([
  [
    'rescue-duty',
    { units: ['rescue-station'] },
    ['急件 2 件', '待接手 2 件', '没办结的办件 2 件'],
    ['没有答复的申请'],
  ],
  ['section', { units: ['elder-care'] }, ['急件 0 件', '没办结的办件 0 件'], ['今天约了']],
  ['registrar', { offices: ['registry'] }, ['今天约了 0 件', '还没到 0 件'], ['急件']],
  ['approver', {}, ['等您审核的草稿 0 份', '退回给您的草稿 0 份'], ['急件']],
  ['data-keeper', {}, ['没有答复的申请 0 件', '过了期限 0 件'], ['急件']],
  ['auditor', {}, [], ['现在要办的']],
])(
  'the start page tells %s with %o how much of theirs waits, and of nothing else',
  async (role, scope, said, not) => {
    await sendAll(street(), danger, childReport())
    const { text } = await (await colleague(role, scope)).browser.get('/desk/')
    for (const words of said) expect(text).toContain(words)
    for (const words of not) expect(text).not.toContain(words)
  },
)
