import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { deskActions, type DeskAction } from './actions.ts'
import { may, mayUnmask } from './may.ts'
import { NO_SCOPE, type Person, type Scope } from './person.ts'

const { roles } = policy.desk
const somebody = (role: string, scope: Partial<Scope> = {}): Person => ({
  id: 'p1',
  name: '张三',
  role,
  scope: { ...NO_SCOPE, ...scope },
})

/** Who may do what, said a second time and by hand: whoever changes roles.yaml is asked here whether it was meant. */
const table: Record<string, readonly DeskAction[]> = {
  admin: ['staff.invite', 'audit.read', 'numbers'],
  registrar: ['bookings.read', 'bookings.act'],
  'registry-head': ['bookings.read', 'bookings.act', 'capacity', 'draws', 'outbox', 'numbers'],
  'rescue-duty': ['cases.read', 'cases.act'],
  'township-clerk': ['cases.read', 'cases.act'],
  section: ['cases.read', 'cases.act', 'outbox', 'numbers'],
  'child-protection': ['cases.read', 'cases.act', 'cases.child'],
  'township-child': ['cases.read', 'cases.act', 'cases.child'],
  editor: ['content.draft'],
  approver: ['content.draft', 'content.approve'],
  'data-keeper': ['retention', 'cases.child'],
  auditor: ['audit.read'],
}

const code = (verdict: ReturnType<typeof may>): string => (verdict.ok ? 'ok' : verdict.problem.code)

describe('what a role may', () => {
  it('names every role of the content', () => {
    expect(roles.map(({ id }) => id).toSorted()).toEqual(Object.keys(table).toSorted())
  })

  const cells = Object.entries(table).flatMap(([role, can]) =>
    deskActions.map((action) => [role, action, can.includes(action)] as const),
  )
  it.each(cells)('%s, %s: %s', (role, action, can) => {
    expect(code(may(roles, somebody(role, { child: true }), action))).toBe(can ? 'ok' : 'forbidden')
  })

  it('is nothing for a role that the content does not have any more', () => {
    for (const action of deskActions) expect(code(may(roles, somebody('gone'), action))).toBe('forbidden')
  })
})

describe('what belongs to others', () => {
  const clerk = somebody('township-clerk', { townships: ['431281101'] })

  it('is not seen: a case of another township, of none, or of one nobody knows', () => {
    expect(code(may(roles, clerk, 'cases.read', { township: '431281101', unit: 'township' }))).toBe('ok')
    expect(code(may(roles, clerk, 'cases.read', { township: '431281102' }))).toBe('not_yours')
    expect(code(may(roles, clerk, 'cases.read', { unit: 'township' }))).toBe('not_yours')
    expect(code(may(roles, clerk, 'cases.act', {}))).toBe('not_yours')
  })

  it('is not seen by who has no township at all', () => {
    const nowhere = somebody('township-clerk')
    expect(code(may(roles, nowhere, 'cases.read', { township: '431281101' }))).toBe('not_yours')
  })

  it('goes by unit for the rescue station, and by office for the registry', () => {
    const duty = somebody('rescue-duty', { units: ['rescue-station'], townships: ['431281101'] })
    expect(code(may(roles, duty, 'cases.read', { unit: 'rescue-station' }))).toBe('ok')
    expect(code(may(roles, duty, 'cases.read', { unit: 'elder-care', township: '431281101' }))).toBe(
      'not_yours',
    )
    const registrar = somebody('registrar', { offices: ['registry'] })
    expect(code(may(roles, registrar, 'bookings.act', { office: 'registry' }))).toBe('ok')
    expect(code(may(roles, registrar, 'bookings.act', { office: 'registry-branch' }))).toBe('not_yours')
  })
})

describe('a case of a child', () => {
  const thing = { unit: 'child-protection', township: '431281101', child: true }
  const scope = { units: ['child-protection'], townships: ['431281101'] }

  it.each([
    ['child-protection', true, 'ok'],
    ['child-protection', false, 'not_yours'],
    ['township-child', true, 'ok'],
    ['township-child', false, 'not_yours'],
    ['section', true, 'not_yours'],
    ['township-clerk', true, 'not_yours'],
    ['admin', true, 'forbidden'],
    ['auditor', true, 'forbidden'],
  ])('%s, named for children %s: %s', (role, child, verdict) => {
    expect(code(may(roles, somebody(role, { ...scope, child }), 'cases.read', thing))).toBe(verdict)
  })

  it('has a queue only for those who are named for it', () => {
    expect(code(may(roles, somebody('child-protection', { ...scope }), 'cases.child'))).toBe('forbidden')
  })
})

describe('a masked field', () => {
  const duty = somebody('rescue-duty', { units: ['rescue-station'] })
  const asked = {
    action: 'cases.read',
    field: 'phone',
    why: '打电话问地点',
    thing: { unit: 'rescue-station' },
  } as const

  it('opens for who may, by saying why', () => {
    expect(code(mayUnmask(roles, duty, asked))).toBe('ok')
    expect(code(mayUnmask(roles, duty, { ...asked, why: ' 看 ' }))).toBe('why_missing')
  })

  it('stays shut: another field, another unit, another role', () => {
    expect(code(mayUnmask(roles, duty, { ...asked, field: 'id-number' }))).toBe('forbidden')
    expect(code(mayUnmask(roles, duty, { ...asked, thing: { unit: 'elder-care' } }))).toBe('not_yours')
    expect(code(mayUnmask(roles, somebody('auditor'), asked))).toBe('forbidden')
  })
})
