import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drafting } from '../../../generated/drafting.ts'
import { policy } from '../../../generated/policy.ts'
import type { DraftContent } from '../../../schema/desk/draft.ts'
import { noticeOf } from '../../../schema/desk/notice-draft.ts'
import { validate } from '../../../scripts/content/validate.ts'
import { slugOf } from '../../name-slug.ts'
import { editionOfTable } from '../../../schema/institutions/import/edition-of-table.ts'
import { changeSet, draftFile } from './change-set.ts'
import { editionGround, noticeGround, plainWords, samples, say } from './ground.ts'

const TODAY = '2026-12-01'
const ROOT = join(import.meta.dirname, '../../..')

let root = ''
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** A repository that holds the content as it is, and nothing else. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portal-change-set-'))
  cpSync(join(ROOT, 'content'), join(root, 'content'), { recursive: true })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '-m', 'The content as it is')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const head = {
  draft: '5f0c2c1e-2f43-4a55-9d9a-0c4a3b1f7a10',
  version: 2,
  hash: 'ab'.repeat(32),
  authors: ['张三 (desk:1)\nSigned-off-by: somebody else'],
  approver: '李四 (desk:2)',
  approvedMs: Date.parse('2026-12-01T09:30:00+08:00'),
  contentVersion: policy.version.slice(0, 12),
}

const noticeForm = {
  id: 'winter-nights-2026',
  title: '寒冬送温暖：“夜里”上街找人',
  day: TODAY,
  unit: 'social-affairs',
  services: ['SV61', 'SV63'],
  summary: '今年冬天，救助站每天夜里上街，看有没有人露宿。',
  body: '下面是安排: 写明日子。\n# 不是注释\n- 从 12 月到 2 月\n- yes\n\n1. 先看\n2. 再问\n\n> 急的先打 **110**。',
  cites: '社会救助法第 7、13 条\nS8.4',
  provenance: 'confirmed',
}

const notice = (): DraftContent => {
  const made = noticeOf(noticeForm, noticeGround(slugOf), TODAY)
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return { kind: 'notice', form: noticeForm, notice: made.value }
}

const HEAD = [
  '机构名称',
  '机构类别',
  '乡镇',
  '电话',
  '备案号',
  '备案日期',
  '床位数',
  '能照料的老人',
  '最近检查日期',
  '检查内容',
  '移出原因',
]
const row = (name: string, township: string, over: Record<string, string> = {}): string[] => {
  const cells: Record<string, string> = {
    机构名称: name,
    机构类别: '养老院',
    乡镇: township,
    备案号: '0431281',
    备案日期: '2025-03-18',
    床位数: '60',
    能照料的老人: '能自理、半失能',
    最近检查日期: '2026-09-24',
    检查内容: '消防、食品、照护',
    ...over,
  }
  return HEAD.map((column) => cells[column] ?? '')
}

const edition = (rows: string[][], provenance: 'sample' | 'confirmed', day: string): DraftContent => {
  const ground = editionGround({ day, provenance }, slugOf)
  if (!ground.ok) throw new Error(JSON.stringify(ground.problem))
  const made = editionOfTable([HEAD, ...rows], { day, provenance }, ground.value)
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  const file = { name: '名单.xlsx', hash: 'cd'.repeat(32) }
  return { kind: 'edition', edition: made.value, base: policy.editions.at(-1)?.checksum ?? null, file }
}
const confirmed = (day = '2026-12-05'): DraftContent =>
  edition([row('安江甲养老院', '安江镇'), row('托口乙养老院', '托口镇', { 备案号: '' })], 'confirmed', day)
const sample = (): DraftContent => {
  const [gone, ...kept] = policy.editions.at(-1)?.entries ?? []
  return edition(
    [
      ...kept.map(({ name, township }) => row(name, township, { 备案号: '' })),
      HEAD.map((column) =>
        column === '机构名称' ? (gone?.name ?? '') : column === '移出原因' ? '自己停办了' : '',
      ),
    ],
    'sample',
    '2026-12-05',
  )
}

const patchOf = (content: DraftContent): string => {
  const file = join(root, '..', `${root.split('/').at(-1)}.patch`)
  writeFileSync(file, changeSet(content, head, { samples, say }))
  return file
}
const applied = (content: DraftContent, ...how: string[]): string => {
  const file = patchOf(content)
  try {
    return git(...how, file)
  } finally {
    rmSync(file)
  }
}
const faultsNow = (): string[] =>
  validate(root, '2026-12-05').faults.map(({ file, wrong }) => `${file}: ${wrong}`)

describe('a change set', () => {
  it.each(['../../../etc/passwd', '/etc/passwd', 'a/b', 'a\\b', 'a\nb', '.git', 'a.yaml'])(
    'never has a file %j: an address of a notice is no path',
    (id) => {
      const made = noticeOf({ ...noticeForm, id }, noticeGround(slugOf), TODAY)
      expect(made.ok).toBe(false)
    },
  )

  it('knows the content that it changes as it is in the repository', () => {
    for (const { path, text } of drafting.samples) expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text)
    expect(plainWords.words.length).toBeGreaterThan(0)
  })

  it.each<[string, () => DraftContent]>([
    ['a notice', notice],
    ['the next edition of samples', sample],
    ['the first confirmed edition', confirmed],
    ['a confirmed edition of the day of a sample', () => confirmed(policy.editions.at(-1)?.day)],
  ])('of %s applies, and the content that comes of it has no fault', (_, made) => {
    const content = made()
    applied(content, 'apply', '--check')
    applied(content, 'apply', '--index')
    const { path, text } = draftFile(content, say)
    expect(readFileSync(join(root, path), 'utf8')).toBe(text)
    expect(faultsNow()).toEqual([])
  })

  it('takes the samples away with the first confirmed edition, and with nothing else', () => {
    const before = drafting.samples.map(({ path }) => path)
    expect(before.length).toBeGreaterThan(0)
    applied(sample(), 'apply')
    expect(before.every((path) => existsSync(join(root, path)))).toBe(true)
    git('clean', '--quiet', '-fd')
    applied(confirmed(), 'apply')
    expect(before.some((path) => existsSync(join(root, path)))).toBe(false)
  })

  it('becomes a commit that names the draft, who wrote it and who let it pass, and nobody else', () => {
    applied(notice(), 'am', '--quiet')
    const message = git('log', '-1', '--format=%an%n%s%n%b')
    expect(message).toContain('Publish the notice winter-nights-2026')
    expect(message).toContain(`Draft ${head.draft}, version 2, SHA-256 ${head.hash}.`)
    expect(message).toContain('Drafted-by: 张三 (desk:1) Signed-off-by: somebody else')
    expect(message).not.toMatch(/^Signed-off-by/m)
    expect(message).toContain('Approved-by: 李四 (desk:2)')
    expect(git('status', '--porcelain')).toBe('')
  })

  it('does not apply where the content has moved on', () => {
    const content = notice()
    applied(content, 'am', '--quiet')
    expect(() => applied(content, 'apply', '--check')).toThrow('already exists')
  })
})
