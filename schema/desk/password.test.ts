import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { readLogin, readPassword } from './password.ts'

const rule = policy.desk.password
const code = (typed: string, login = 'zhangsan'): string => {
  const read = readPassword(typed, login, rule)
  return read.ok ? 'ok' : read.problem.code
}

describe('a new password', () => {
  it.each(['沅水清江铁索桥一二三四', '928374650192', 'correct horse battery', 'aB3$aB3$xyzw'])(
    '%s is taken: length counts, and no kind of character is asked for',
    (typed) => expect(code(typed.padEnd(rule.least, '好'))).toBe('ok'),
  )

  it.each([
    ['qazwsxedcrf', 'password_short'],
    ['x'.repeat(257), 'password_long'],
    ['aaaaaaaaaaaaaaaa', 'password_known'],
    ['abcabcabcabc', 'password_known'],
    ['Password2024', 'password_known'],
    ['hongjiang12345', 'password_known'],
    ['zhangsanzhangsan1', 'password_known'],
    ['123456789012', 'password_known'],
    ['woaini5201314', 'password_known'],
  ])('%s: %s', (typed, refusal) => expect(code(typed)).toBe(refusal))

  it('counts characters, not bytes or halves of them', () => {
    expect(code('😀😁😂🤣😃😄')).toBe('password_short')
  })
})

describe('a name to sign in with', () => {
  it('is written one way, however it was typed', () => {
    expect(readLogin(' ＺhangSan ')).toEqual({ ok: true, value: 'zhangsan' })
  })
  it.each(['', 'zs', '1abc', '张三', 'a b c', 'x'.repeat(33), 'a<b>c'])('%s is none', (typed) =>
    expect(readLogin(typed)).toEqual({ ok: false, problem: { code: 'login_form' } }),
  )
})
