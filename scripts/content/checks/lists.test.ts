import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { slippedContent } from '../../../tests/support/slipped-content.ts'
import { awaitingIn } from '../awaiting.ts'
import type { Content } from '../load.ts'
import { careSites } from './care-sites.ts'
import { cites } from './cites.ts'
import { identity } from './identity.ts'
import { institutions } from './institutions.ts'
import { places } from './places.ts'

const { asItIs, root, slipped } = slippedContent()
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What the checks say of a content: field, and what is wrong. */
const found = (content: Content): string[] =>
  [institutions, places, careSites, identity, cites]
    .flatMap((check) => check(content, '2026-11-26'))
    .map(({ field, wrong }) => `${field} ${wrong}`)

const first = 'content/institutions/2026-11-02.yaml'
const second = 'content/institutions/2026-11-16.yaml'
const sites = 'content/care-sites.yaml'
const letters = 'content/romanisation.yaml'

describe('the lists as they are', () => {
  it('have no fault', () => {
    expect(found(asItIs)).toEqual([])
  })

  it('await what only the bureau knows: contacts of each township, complaints, what became of each plan', () => {
    const all = awaitingIn(asItIs).map(({ what }) => what)
    for (const whose of ['窗口', '社工站', '救助点'])
      expect(all.filter((what) => what.includes(`镇${whose}：`))).toHaveLength(3 * 7)
    expect(all).toContain('黔城甲养老院：一年里查实的投诉件数')
    expect(all).toContain('市社会福利中心：现在建成没有')
  })
})

describe('a slip in an edition of the whitelist', () => {
  it.each([
    [
      'somebody gone without a reason',
      second,
      /removed:\n.*\n/,
      'removed: []\n',
      'removed 上一版里的“托口丁敬老院”',
    ],
    [
      'a reason for somebody who is still there',
      second,
      'id: tuokou-ding, name',
      'id: anjiang-yi, name',
      'removed[1].id “托口丁敬老院”（anjiang-yi）',
    ],
    [
      'true ones after samples',
      second,
      'provenance: sample\n',
      'provenance: confirmed\n',
      'provenance 示例的版和真实的版混在一起',
    ],
    [
      'another day on which it was listed',
      second,
      'added: 2026-11-02',
      'added: 2026-11-03',
      'entries[1].added “qiancheng-jia”上名单的日子是 2026-11-03',
    ],
    [
      'an address of the portal',
      second,
      'id: shawan-wu',
      'id: editions',
      'entries[4].id “editions”是别的网页的地址',
    ],
    [
      'a township that is not here',
      first,
      "township: '431281104'",
      "township: '431281999'",
      'entries[3].township',
    ],
  ])('%s', (_, file, from, to, said) => {
    const text =
      typeof from === 'string' ? from : (from.exec(asItIs.editions[1]?.source.text ?? '')?.[0] ?? '')
    expect(found(slipped(file, text, to)).join('\n')).toContain(said)
  })
})

describe('a slip in places and care sites', () => {
  it.each([
    [
      'a township without letters',
      letters,
      "code: '431281108'",
      "code: '431281208'",
      'townships 没有“塘湾镇”',
    ],
    [
      'letters of nowhere',
      letters,
      "code: '431281102018'",
      "code: '431281102999'",
      'villages[3].code 没有编号是 431281102999',
    ],
    [
      'a name and its kind in one word',
      letters,
      'pinyin: Tuokou Zhen',
      'pinyin: Tuokouzhen',
      'townships[3].pinyin “托口镇”写成 Tuokouzhen',
    ],
    [
      'a township without a social-work station',
      'content/social-work-stations.yaml',
      "'431281103'",
      "'431281104'",
      '[4].township',
    ],
    ['a rescue point of nowhere', 'content/rescue-points.yaml', "'431281103'", "'431281199'", '[3].township'],
    [
      'a site in a village of another township',
      sites,
      "village: '431281101009'",
      "village: '431281102018'",
      '[2].village',
    ],
    [
      'a site under one of another part',
      sites,
      'under: township-centres',
      'under: qiancheng-centre',
      '[12].under',
    ],
    [
      'news older than the plan',
      sites,
      'now: null',
      'now: { state: built, day: 2024-01-01 }',
      '[1].now 写了 2024-01-01 的情况',
    ],
    [
      'a named village that is several',
      sites,
      "'431281101009'\n  count: 1",
      "'431281101009'\n  count: 2",
      '[2].count',
    ],
    ['a line too long for its place', sites, '[古城社区]', '[古城社区示范]', '[2].drawn'],
    ['a part of the plan that is not there', sites, 'plan: [S7.1, S7.2]', 'plan: [S7.1, S99]', '[1].cite'],
  ])('%s', (_, file, from, to, said) => {
    expect(found(slipped(file, from, to)).join('\n')).toContain(said)
  })
})
