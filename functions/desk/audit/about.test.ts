import { describe, expect, it } from 'vitest'
import type { DeskLink } from '../../../views/desk/nav.ts'
import { aboutText, whyText } from './about.ts'

const UUID = '01a1f15f-0a20-702d-b0bd-284efca8eaac'
const STAFF = '00c42f9e-803f-433c-9eff-4759f36c8bc9'
const read = (about: string, ...links: DeskLink[]) =>
  aboutText(about, { nameOf: new Map([[STAFF, '李四']]), links })

describe('what a row of the audit is about', () => {
  it.each([
    [`booking:${UUID} phone`, '预约 fca8eaac 电话'],
    [`booking:${UUID} no-show`, '预约 fca8eaac 没来'],
    ['case:12 accept', '办件 12 接手'],
    ['stay:3 2026-11-23 station', '救助登记 3 号 2026年11月23日 救助站'],
    ['numbers:2026-11-01..2026-11-27', '2026年11月1日到2026年11月27日'],
    [`change:${UUID} office:registry`, '改动 fca8eaac 洪江市婚姻登记处'],
    ['outbox:cases', '办件的短信'],
    [`draft:${UUID} v2`, '草稿 fca8eaac 第 2 稿'],
    ['auditor 赵六', '审计员 赵六'],
    ['GET /desk/cases/12/', '想打开：办件'],
    ['stays', '救助登记'],
    [UUID, '登录 fca8eaac'],
    [STAFF, '李四'],
    ['', ''],
    ['Chrome · Linux', 'Chrome · Linux'],
    ['never:heard of it', 'never:heard of it'],
  ])('%s is read as %s', (about, text) => {
    expect(read(about)).toEqual({ text })
  })

  it.each([
    [`booking:${UUID} phone`, 'counter', `/desk/counter/booking/?id=${UUID}`],
    ['case:12 accept', 'cases', '/desk/cases/12/'],
    [STAFF, 'staff', `/desk/staff/person/?id=${STAFF}`],
    ['request:4', 'retention', '/desk/retention/request/?number=4'],
  ] as const)('%s leads to its page only whom the role lets in: %s', (about, link, href) => {
    expect(read(about, link).href).toBe(href)
    expect(read(about, 'start', 'audit')).not.toHaveProperty('href')
  })

  it('makes no address of what is no id', () => {
    expect(read('case:12/../../x', 'cases')).not.toHaveProperty('href')
  })
})

describe('the reason', () => {
  it.each([
    ['refused', 'forbidden', '这件事不归您做'],
    ['request-registered', 'copy', '复制'],
    ['touched-read', '3', '3 个预约'],
    ['reset-made', 'factor：换了手机', '手机丢了，密码还记得：换了手机'],
    ['role-changed', 'editor → approver：转岗', '编辑 → 审核人：转岗'],
    ['unmasked', 'forbidden', 'forbidden'],
    ['request-read', 'request:3 来电话', '个人信息申请 3 来电话'],
    ['hold-placed', '2026-12-31 复议', '2026-12-31 复议'],
  ])('of %s: %s is read as %s', (act, why, text) => {
    expect(whyText(act, why)).toBe(text)
  })
})
