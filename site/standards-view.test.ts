import { describe, expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { bars, chartText, laterGuidance, rows } from './standards-view.ts'
import { plainText } from './ui/inline.ts'

const named = (name: string) => rows().find((row) => plainText(row.name) === name)

describe('the standards page', () => {
  it('shows every standard, in the chart as in the table', () => {
    expect(bars()).toHaveLength(policy.standards.length)
    expect(rows()).toHaveLength(policy.standards.length)
  })

  it('shows what held before, what holds now, and the difference', () => {
    expect(named('城市低保')).toMatchObject({ before: '650', now: '700', raised: '50' })
  })

  it('puts a yearly amount beside monthly ones as its twelfth, and says so', () => {
    const rural = bars().find(({ name }) => name.startsWith('农村低保'))
    expect(rural).toMatchObject({ before: { text: '417' }, now: { text: '450' } })
    expect(rural?.name).toContain('折每月')
  })

  it('makes up no amount where the plan names none', () => {
    expect(named('基本养老服务补贴')).toMatchObject({ before: '未写明', raised: '—' })
    expect(chartText()).toContain('基本养老服务补贴每月 60 元')
  })

  it('names standards of one later guidance together, as guidance and not as the amount', () => {
    expect(laterGuidance()).toHaveLength(1)
    expect(laterGuidance()[0]?.text).toContain('困难残疾人生活补贴、重度残疾人护理补贴')
    expect(laterGuidance()[0]?.text).toContain('以窗口答复为准')
  })
})
