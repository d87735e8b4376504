import { renderToStaticMarkup } from 'preact-render-to-string'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import type { ReportView } from '../../schema/api/casework.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { receiptFrom, receiptText } from '../../schema/casework/receipt.ts'
import { wordsOf } from '../words.ts'
import { ElderFollow } from './elder/ElderFollow.tsx'
import { FollowPage, type FollowModel } from './FollowPage.tsx'
import { SentPage } from './SentPage.tsx'
import { soonText } from './soon.ts'

const t = wordsOf(policy.words)
const html = (node: ReactNode): string =>
  renderToStaticMarkup(node as Parameters<typeof renderToStaticMarkup>[0]).replaceAll('<wbr/>', '')
const plain = (text: string): string => text.replaceAll(/<[^>]*>/g, '')
const at = (text: string): number => Date.parse(`2026-12-01T${text}:00+08:00`)
const kind = policy.requests.find(({ id }) => id === 'street-person')
if (kind === undefined) throw new Error('no such kind')
const receipt = receiptFrom(new Uint8Array(16).fill(7))

const view: ReportView = {
  kind: kind.id,
  status: 'received',
  timeline: [{ at: instantText(at('09:00')), event: 'reported', text: '收到您的报告' }],
  acceptedBy: instantText(at('11:00')),
  dueBy: instantText(at('18:00')),
  photos: 0,
  can: { add: true, withdraw: true, reopen: false },
  erased: false,
}
const model = (more: Partial<ReportView> = {}, rest: Partial<FollowModel> = {}): FollowModel => ({
  kind,
  view: { ...view, ...more },
  receipt,
  nowMs: at('09:30'),
  acceptByMs: at('11:00'),
  dueByMs: at('18:00'),
  unit: '救助管理站',
  escalatedTo: '民政局办公室',
  late: { accept: false, answer: false },
  keyed: 'k',
  wrote: [{ name: '看见了什么', value: '一位老人' }],
  ...rest,
})
const page = (more?: Partial<ReportView>, rest?: Partial<FollowModel>): string =>
  html(<FollowPage t={t} base="/" {...model(more, rest)} />)
const elder = (more?: Partial<ReportView>): string =>
  html(<ElderFollow t={t} base="/elder/" {...model(more)} />)
const over = { can: { add: false, withdraw: false, reopen: true }, status: 'closed' as const }

describe('how a report stands', () => {
  it('is said with who has it and until when, never only that it is being worked on', () => {
    expect(plain(page())).toContain(
      '已经转给救助管理站。最迟今天上午11:00有人接手，最迟今天下午6:00在这里写上结果。',
    )
    expect(plain(page({ status: 'accepted' }))).toContain(
      '救助管理站在办。最迟今天下午6:00，这里会写上结果。',
    )
    expect(page()).toMatch(/aria-current="step"><b>等人接手/)
  })

  it('says so where a clock ran out, and whom it was passed to', () => {
    const late = { late: { accept: true, answer: true } }
    expect(page({}, late)).toContain('过了说好的时间，已经告诉民政局办公室催办。')
  })

  it('asks the question before everything else, and once', () => {
    const text = page({ status: 'asked', question: '在桥的哪一头？' })
    expect(text.indexOf('在桥的哪一头？')).toBeLessThan(text.indexOf('class="gap steps"'))
    expect(text.match(/action="\/report\/add\/"/g)).toHaveLength(1)
    expect(text).toContain('您的回答')
  })

  it('offers only what can be done', () => {
    expect(page()).not.toContain('/report/reopen/')
    const closed = page({
      ...over,
      outcome: { id: 'helped', result: 'done', text: '已经救助。', words: '已送到站里' },
    })
    expect(closed).toContain('action="/report/reopen/"')
    expect(closed).not.toContain('action="/report/add/"')
    expect(closed).not.toContain('/report/withdraw/')
    expect(plain(closed)).toContain('办的人说　已送到站里')
    expect(closed).not.toContain('aria-current="step"')
  })

  it('shows nothing of what was written once it is erased', () => {
    const { wrote: _, ...rest } = model({ ...over, erased: true })
    const text = html(<FollowPage t={t} base="/" {...rest} />)
    expect(text).toContain('都已经删除')
    expect(text).not.toContain('一位老人')
  })

  it('has one red button a screen in 长辈版, and a screen of its own for each thing to do', () => {
    expect(elder().match(/class="btn"/g)).toHaveLength(1)
    expect(elder()).toContain('href="/elder/report/add/"')
    expect(elder({ ...over }).match(/class="btn"/g)).toHaveLength(1)
    expect(elder({ ...over })).toContain('href="/elder/report/reopen/"')
    expect(elder()).not.toContain('<form')
  })

  it('escapes what staff wrote', () => {
    expect(page({ status: 'asked', question: '<img src=x>' })).not.toContain('<img')
  })
})

describe('the receipt', () => {
  const sent = (more: { danger?: boolean; maybeKnown?: boolean } = {}) =>
    html(
      <SentPage
        t={t}
        base="/"
        {...model()}
        qr={{ path: 'M0 0', size: 25 }}
        danger={more.danger === true}
        maybeKnown={more.maybeKnown === true}
      />,
    )

  it('stands in groups of four, and is never part of an address', () => {
    expect(plain(sent())).toContain(receiptText(receipt))
    expect(sent()).not.toMatch(new RegExp(`href="[^"]*${receipt.slice(0, 4)}`))
  })

  it('names the emergency numbers first where somebody is in danger, and only there', () => {
    expect(sent()).not.toContain('tel:')
    expect(sent({ danger: true }).indexOf('tel:120')).toBeLessThan(sent({ danger: true }).indexOf('<h1'))
  })

  it('says that something like it may be known, and no more', () => {
    expect(sent()).not.toContain('可能已经有人报告过')
    expect(sent({ maybeKnown: true })).toContain('可能已经有人报告过，您这一份也加进去了。')
  })
})

it.each([
  ['2026-12-01T18:00:00+08:00', '今天下午6:00'],
  ['2026-12-02T00:00:00+08:00', '明天上午0:00'],
  ['2026-12-03T09:05:00+08:00', '2026年12月3日 星期四 上午9:05'],
])('%s is %s on 1 December 2026', (instant, text) => {
  expect(soonText(Date.parse(instant), at('09:30'), t)).toBe(text)
})
