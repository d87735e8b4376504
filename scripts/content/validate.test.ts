import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { validate } from './validate.ts'

/** The real content with one slip in it: what an official would see. */
const repository = join(import.meta.dirname, '../..')
const root = mkdtempSync(join(tmpdir(), 'portal-content-'))
const ON = '2026-11-26'

beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  cpSync(join(repository, 'content'), join(root, 'content'), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Replaces the first `from` in a file, and gives the line on which it stands. */
const slip = (file: string, from: string, to: string): number => {
  const text = readFileSync(join(root, file), 'utf8')
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`${file} has no "${from}"`)
  writeFileSync(join(root, file), text.slice(0, at) + to + text.slice(at + from.length))
  return text.slice(0, at).split('\n').length
}

const standards = 'content/standards.yaml'
const service = 'content/services/min-living-urban.md'
const programme = 'content/programmes/min-living-urban.yaml'

describe('the content as it is', () => {
  it('has no fault', () => {
    expect(validate(root, ON).faults).toEqual([])
  })
})

describe('a slip in the content is refused, with its file, line, field, what is wrong and what would be right', () => {
  it.each([
    [
      'a field that does not exist',
      service,
      'situation:',
      'situations:',
      'situations',
      '没有“situations”这个字段',
      '写错',
    ],
    [
      'a number in quotes',
      standards,
      'fen: 65000',
      "fen: '65000'",
      '[1].values[1].fen',
      '类型不对',
      '不要引号',
    ],
    ['a fraction of a fen', standards, 'fen: 65000', 'fen: 650.5', '[1].values[1].fen', '类型不对', '整数'],
    [
      'a day that is not in the calendar',
      standards,
      '2023-12-31',
      '2023-02-30',
      '[1].values[1].until',
      '不是存在的日子',
      '2026-11-20',
    ],
    [
      'a law that nobody listed',
      service,
      'law: 社会救助法',
      'law: 社会救急法',
      'sources[1].law',
      '社会救急法',
      'content/laws.yaml',
    ],
    [
      'an article beyond the last one',
      service,
      '[18, 21, 37]',
      '[18, 21, 999]',
      'answers.who.cite[1].article',
      '没有第 999 条',
      '78',
    ],
    [
      'a section the work plan does not have',
      standards,
      'plan: S6',
      'plan: S66',
      '[1].values[1].cite[1].plan',
      'S66',
      'jurisdiction.yaml',
    ],
    ['a link to a page that is not there', service, '[SV02', '[SV99', 'related[1]', 'SV99', '存在的'],
    [
      'an amount written into a sentence',
      service,
      '一般要同时满足三条',
      '每月 700 元',
      'answers.who.blocks[1]',
      '700 元',
      '{{min-living-urban}}',
    ],
    [
      'a placeholder of no standard',
      service,
      '{{min-living-urban}}',
      '{{min-living}}',
      'summary',
      'min-living',
      'standards.yaml',
    ],
    [
      'an unknown law in a rule',
      programme,
      'law: 社会救助法',
      'law: 社会救急法',
      'versions[1].conditions[2].cite[1].law',
      '社会救急法',
      'laws.yaml',
    ],
    [
      'an unknown fact in a rule',
      programme,
      'fact: area',
      'fact: aria',
      'versions[1].conditions[1].rule.fact',
      'aria',
      'facts.ts',
    ],
    [
      'a worked example that comes out otherwise',
      programme,
      'amountFen: 60000',
      'amountFen: 60001',
      'examples[3]',
      '60001',
      '算例',
    ],
    ['a file that is not YAML', standards, '  name: 城市低保', '\tname: 城市低保', '', '读不懂', '缩进'],
    [
      'a refusal that lost its words',
      'content/copy/zh-Hans/problems.yaml',
      'invalid_input:',
      'invalid_put:',
      'problems.invalid_input.title',
      'invalid_input.title',
      '代号',
    ],
  ])('%s', (_, file, from, to, field, wrong, right) => {
    const line = slip(file, from, to)
    const { content, faults } = validate(root, ON)
    expect(content).toBeUndefined()
    const fault = faults.find((one) => one.file === file && one.field === field)
    expect(fault, JSON.stringify(faults)).toBeDefined()
    expect(fault?.wrong).toContain(wrong)
    expect(fault?.right).toContain(right)
    // A worked example is pointed at as a whole, and a sentence that is gone at where it should be.
    expect(Math.abs((fault?.line ?? 0) - line)).toBeLessThanOrEqual(
      /^(examples|problems)/.test(field) ? 3 : 0,
    )
    expect(faults.length, 'one slip is told once, not a hundred times').toBeLessThanOrEqual(3)
  })

  it.each([
    ['overlap', '2023-12-31', '2024-01-05', '重叠'],
    ['leave a gap', '2023-12-31', '2023-12-01', '空档'],
    ['end', 'from: 2024-01-01, basis', 'from: 2024-01-01, until: 2024-12-31, basis', '之后没有标准'],
  ])('the periods of an amount never %s', (_, from, to, wrong) => {
    slip(standards, from, to)
    const [fault, ...others] = validate(root, ON).faults
    expect(fault).toMatchObject({ file: standards, line: 10 })
    expect(fault?.wrong).toContain(wrong)
    expect(others).toEqual([])
  })

  it('a missing file is named', () => {
    rmSync(join(root, standards))
    expect(validate(root, ON).faults).toMatchObject([{ file: standards, right: `把文件放回 ${standards}` }])
  })

  it('the build stops there, and prints it', () => {
    const line = slip(standards, 'fen: 65000', "fen: '65000'")
    const script = join(repository, 'scripts/content/compile.ts')
    const built = spawnSync(process.execPath, [script, '--root', root], { encoding: 'utf8' })
    expect(built.status).toBe(1)
    expect(built.stderr).toContain(`${standards}:${line}\n  字段：[1].values[1].fen\n  问题：`)
  })

  it('a production build refuses samples, and lists what the bureau must supply', () => {
    const script = join(repository, 'scripts/content/compile.ts')
    const built = spawnSync(process.execPath, [script, '--production', '--root', root], { encoding: 'utf8' })
    expect(built.status).toBe(1)
    expect(built.stderr).toContain('content/institutions/')
    expect(built.stderr).toContain('正式发布不能带示例')
  })
})
