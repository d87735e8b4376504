import { describe, expect, it } from 'vitest'
import { policy } from '../../../generated/policy.ts'
import { traditionalPage } from './page.ts'
import { traditionalText } from './text.ts'

const convert = traditionalText(policy.traditional, [])
const address = {
  own: '/services/',
  traditional: (path: string) => (path === '/services/' || path === '/' ? `/hant${path}` : undefined),
}
const made = (body: string, head = ''): string =>
  traditionalPage(
    `<!doctype html><html lang="zh-Hans-CN"><head>${head}</head><body>${body}</body></html>`,
    convert,
    address,
    { back: '简体中文' },
  )

describe('a page in traditional characters', () => {
  it('says so in its language, and converts text and spoken attributes, not code or values', () => {
    const page = made(
      '<h1>办事目录</h1><input placeholder="例如：结婚" value="会"><img alt="图画"><code>发</code><nav aria-label="工具书"></nav>',
    )
    expect(page).toContain('<html lang="zh-Hant">')
    expect(page).toContain('<h1>辦事目錄</h1>')
    expect(page).toContain('placeholder="例如：結婚" value="会"')
    expect(page).toContain('alt="圖畫"')
    expect(page).toContain('<code>发</code>')
    expect(page).toContain('aria-label="工具書"')
  })

  it('leads on within the traditional pages, and to the only page where there is no other', () => {
    const page = made('<a href="/services/?a=1#b">甲</a><a href="/check/">乙</a><a href="#c">丙</a>')
    expect(page).toContain('href="/hant/services/?a=1#b"')
    expect(page).toContain('href="/check/"')
    expect(page).toContain('href="#c"')
  })

  it('offers the way back in the words of those who want it', () => {
    const page = made('<a href="/hant/services/?mode=hant" lang="zh-Hant" data-traditional>繁體中文</a>')
    expect(page).toContain(
      '<a href="/services/?mode=standard" lang="zh-Hans" hreflang="zh-Hans">简体中文</a>',
    )
  })

  it('is its own canonical page, and names both scripts', () => {
    const page = made(
      '',
      '<link rel="canonical" href="https://a.example/services/"><link rel="alternate" hreflang="zh-Hans" href="https://a.example/services/"><meta name="description" content="办事"><meta property="og:url" content="https://a.example/发/"><meta property="og:locale" content="zh_CN">',
    )
    expect(page).toContain('rel="canonical" href="https://a.example/hant/services/"')
    expect(page).toContain('hreflang="zh-Hans" href="https://a.example/services/"')
    expect(page).toContain('content="辦事"')
    expect(page).toContain('content="zh_TW"')
  })

  it('leaves what programs read to the simplified page', () => {
    expect(made('<p>办</p><script type="application/ld+json">{}</script><p>发</p>')).toContain(
      '<p>辦</p><p>發</p>',
    )
  })

  it('leaves alone what has a language of its own', () => {
    expect(made('<span lang="zh-Latn">Fa</span><span lang="zh-Hans">发</span>')).toContain('>发<')
  })
})
