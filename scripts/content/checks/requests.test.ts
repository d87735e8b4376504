import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { slippedContent } from '../../../tests/support/slipped-content.ts'
import { awaitingIn } from '../awaiting.ts'
import type { Content } from '../load.ts'
import { cites, citesToday } from './cites.ts'
import { identity } from './identity.ts'
import { requests } from './requests.ts'
import { future } from './reviewed.ts'
import { texts } from './texts.ts'

const ON = '2026-11-26'
const { asItIs, root, slipped } = slippedContent()
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What the checks say of a content: field, and what is wrong. */
const found = (content: Content): string[] =>
  [requests, identity, cites, citesToday, texts, future]
    .flatMap((check) => check(content, ON))
    .map(({ field, wrong }) => `${field} ${wrong}`)

const child = 'content/requests/child-harm.yaml'
const marker = 'content/requests/boundary-marker.yaml'
const street = 'content/requests/street-person.yaml'
const rules = 'content/casework.yaml'

describe('kinds of requests and reports', () => {
  it('fit together as they are', () => {
    expect(found(asItIs)).toEqual([])
  })

  it.each([
    ['a unit that is not there', marker, 'unit: division-names', 'unit: moon', 'unit 没有“moon”这个单位'],
    [
      'a unit beside it that is not there',
      marker,
      'units: [division-names]',
      'units: [moon]',
      'sees.units[1] 没有“moon”这个单位',
    ],
    [
      'a group that is not there',
      marker,
      'group: place-and-order',
      'group: moon',
      'group 没有“moon”这个分组',
    ],
    [
      'a row the catalogue does not have',
      marker,
      '[SV79]',
      '[SV79, SV99]',
      'services[2] 没有“SV99”这个目录编号',
    ],
    [
      'a field that has the id of another',
      marker,
      'id: words',
      'id: number',
      'fields[3].id 编号“number”用了两次',
    ],
    [
      'a field that has the id of a question',
      street,
      'id: seen,',
      'id: danger,',
      'fields[1].id 编号“danger”用了两次',
    ],
    ['an option twice', marker, 'id: gone', 'id: broken', 'fields[1].options[2].id 编号“broken”用了两次'],
    ['an outcome twice', marker, 'id: planned', 'id: repaired', 'outcomes[2].id 编号“repaired”用了两次'],
    [
      'a name of a file that is not its id',
      marker,
      'id: boundary-marker',
      'id: marker',
      'id 编号“marker”和文件名',
    ],
    [
      "a child's report whose words everybody on the case may read",
      child,
      'seenBy: named',
      'seenBy: staff',
      'fields[1].seenBy 孩子的事',
    ],
    ["a child's report with photos", child, 'photos: 0', 'photos: 1', 'photos 孩子的事，可以传 1 张照片'],
    [
      "a child's report that tells of others",
      child,
      'same: null',
      'same: { hours: 24, metres: 300 }',
      'same 孩子的事',
    ],
    [
      "a child's report that does not name 110",
      child,
      '先打 110；受伤',
      '先报警；受伤',
      'first 孩子的事，first 里没有 110',
    ],
    [
      'a thing of which nothing may be told',
      marker,
      'seenBy: public',
      'seenBy: staff',
      'fields “boundary-marker”是可以公开的事',
    ],
    [
      'an urgent kind that asks first',
      street,
      'first: 受伤、昏迷、发病打 120；有人打人、拐骗、伤害孩子打 110。',
      'first: null',
      'first “street-person”是急事',
    ],
    [
      'a name that no narrow screen can break',
      marker,
      'name: 界桩坏了、不见了、被人移动',
      'name: ABCDEFGHIJKLMNO',
      'name 名称里的“ABCDEFGHIJKLMNO”太长',
    ],
    [
      'an article that the law does not have',
      marker,
      'article: [5, 6]',
      'article: [5, 60]',
      'cite[1].article “行政区域界线管理条例”没有第 60 条',
    ],
    [
      'a law that is over',
      marker,
      '{ law: 行政区域界线管理条例, article: [5, 6] }',
      '{ law: 社会救助暂行办法, article: 49 }',
      'cite[1].law “社会救助暂行办法”在 2026-06-30 之后',
    ],
    ['an amount in a sentence', marker, '先交给负责区划地名的人', '修好奖 200 元', 'next[1] 这里写了金额'],
    [
      'a day that is not yet',
      marker,
      "reviewed: '2026-11-26'",
      "reviewed: '2026-11-27'",
      'reviewed “2026-11-27”还没有到',
    ],
    [
      'one to tell who is not there',
      rules,
      'escalateTo: bureau-office',
      'escalateTo: moon',
      'escalateTo 没有“moon”这个单位',
    ],
    [
      'a group without a kind',
      rules,
      '{ id: ask,',
      '{ id: empty, title: 空的 }\n  - { id: ask,',
      'groups[6].id “empty”这一组里什么也没有',
    ],
    ['a row that nothing serves', marker, '[SV79]', '[SV78]', '[79].capabilities 目录里 SV79'],
    [
      'an exception for what has a kind',
      rules,
      'service: SV75',
      'service: SV77',
      'elsewhere[2].service SV77 已经有一种',
    ],
    [
      'an exception that leads to no appointment',
      rules,
      'appointment: adoption-consultation',
      'appointment: moon',
      'elsewhere[1].appointment 没有“moon”',
    ],
    [
      'a programme that leads nowhere',
      'content/programmes/street-assistance.yaml',
      'request: street-person',
      'request: moon',
      'request 没有“moon”这个求助或者报告',
    ],
    [
      'a step that leads nowhere',
      'content/life-events/special-hardship.yaml',
      'request: street-person',
      'request: moon',
      'link.request 没有“moon”',
    ],
    [
      'a fraud test that leads nowhere',
      'content/fraud-test.yaml',
      'request: elder-fraud',
      'request: moon',
      'report.request 没有“moon”',
    ],
  ])('are refused with %s', (_, file, from, to, expected) => {
    expect(found(slipped(file, from, to)).filter((one) => one.includes(expected))).toHaveLength(1)
  })

  it('say in the audit what the bureau has to decide and supply', () => {
    const rows = awaitingIn(asItIs)
    const of = (file: string, kind: string) => rows.filter((row) => row.file === file && row.kind === kind)
    expect(of(street, 'sample').map(({ what }) => what)).toEqual([expect.stringContaining('街上有人没处住')])
    expect(of(rules, 'sample')).toHaveLength(1)
    expect(of('content/units.yaml', 'empty').map(({ what }) => what)).toContain('救助管理站：电话')
    expect(of('content/units.yaml', 'empty').map(({ what }) => what)).not.toContain('公安机关：电话')
  })
})
