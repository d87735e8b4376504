import { describe, expect, it } from 'vitest'
import { JOINT, withJoints } from './joints.ts'

const cut = (text: string, whole: string[] = []): string => withJoints(text, whole).replaceAll(JOINT, '|')

describe('withJoints', () => {
  it('marks the places between words', () => {
    expect(cut('今天要办什么事？')).toBe('今天要办|什么事？')
  })

  it('never leaves one character alone', () => {
    expect(cut('养老机构白名单', ['白名单']).split('|')).not.toContain('白')
  })

  it('keeps whole the words it is told to', () => {
    expect(cut('重度残疾人护理补贴', ['残疾人'])).toBe('重度|残疾人|护理|补贴')
  })

  it('keeps punctuation with the word before it and a figure with its unit', () => {
    expect(cut('各项标准，2024 年', ['各项'])).toBe('各项|标准，|2024 年')
  })

  it('changes nothing but the joints', () => {
    for (const text of ['', '洪', '“温情满怀·救在身边”救助品牌', '（700 − 每人月收入）× 人数']) {
      expect(withJoints(text).replaceAll(JOINT, '')).toBe(text)
    }
  })
})
