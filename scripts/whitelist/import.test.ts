import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { editionSchema, type Edition } from '../../schema/content/institution.ts'
import { csvText } from '../../schema/csv.ts'
import { importWhitelist } from './import.ts'

const HEAD = [
  ...['机构名称', '机构类别', '乡镇', '详细地址', '电话', '备案号', '备案日期', '床位数'],
  ...['能照料的老人', '最近检查日期', '检查内容', '查实的投诉（件）', '移出原因'],
]
const TODAY = '2026-12-01'
const INSTITUTIONS = 'content/institutions'

/** Rows that are the same as the samples of the second edition, so that a test changes what it is about. */
const listed = (name: string, over: Partial<Record<string, string | number | Date>> = {}) => {
  const cells: Record<string, string | number | Date> = {
    机构名称: name,
    机构类别: '养老院',
    乡镇: '黔城镇',
    备案日期: '2025-03-18',
    床位数: 60,
    能照料的老人: '能自理、半失能',
    最近检查日期: '2026-09-24',
    检查内容: '消防、食品、照护',
    ...over,
  }
  return HEAD.map((column) => cells[column] ?? '')
}
const QIANCHENG = listed('黔城甲养老院')
const ANJIANG = listed('安江乙敬老院', { 机构类别: '敬老院', 乡镇: '安江镇', 备案日期: '2024-06-06', 床位数: 48 })
const XUEFENG = listed('雪峰丙养老中心', { 乡镇: '雪峰镇', 床位数: 36 })
const SHAWAN = listed('沙湾戊社区养老服务站', { 机构类别: '社区养老服务机构', 乡镇: '沙湾乡', 床位数: 12 })
const ALL = [QIANCHENG, ANJIANG, XUEFENG, SHAWAN]

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portal-whitelist-'))
  for (const part of ['institutions', 'places', 'jurisdiction.yaml', 'copy/zh-Hans/whitelist.yaml'])
    cpSync(`content/${part}`, join(root, 'content', part), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

type Rows = readonly (readonly (string | number | Date)[])[]

const xlsx = async (rows: Rows): Promise<string> => {
  const file = join(root, 'table.xlsx')
  const cells = rows.map((row) =>
    row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value })),
  )
  await writeXlsxFile(cells).toFile(file)
  return file
}
const csv = (text: string | Buffer): string => {
  const file = join(root, 'table.csv')
  writeFileSync(file, text)
  return file
}
const run = async (rows: Rows, ...options: string[]) =>
  importWhitelist(root, [await xlsx([HEAD, ...rows]), ...options], TODAY)
const files = (): string[] => readdirSync(join(root, INSTITUTIONS)).sort()
const edition = (day = TODAY): Edition =>
  editionSchema.parse(parse(readFileSync(join(root, INSTITUTIONS, `${day}.yaml`), 'utf8')))

describe('a good table', () => {
  it('becomes the next edition, with the addresses and days that institutions had', async () => {
    const fresh = listed('托口己养老院', { 乡镇: '托口镇', 床位数: 30, '查实的投诉（件）': 2, 备案号: '431281-009' })
    const { wrote, text } = await run([...ALL, fresh])
    expect(text).toContain('第 3 版，5 家（新增 1，')
    expect(wrote).toBe(true)
    const { edition: number, entries, removed, provenance, publisher } = edition()
    expect({ number, removed, provenance, publisher }).toEqual({
      number: 3,
      removed: [],
      provenance: 'sample',
      publisher: '洪江市民政局',
    })
    expect(entries.map(({ id, added }) => [id, added])).toEqual([
      ['qiancheng-jia', '2026-11-02'],
      ['anjiang-yi', '2026-11-02'],
      ['xuefeng-bing', '2026-11-02'],
      ['shawan-wu', '2026-11-16'],
      ['tuo-kou-ji-yang-lao-yuan', TODAY],
    ])
    expect(entries[4]).toMatchObject({
      kind: 'nursing-home',
      township: '431281103',
      record: { number: '431281-009', day: '2025-03-18' },
      careLevels: ['independent', 'partial'],
      complaints: 2,
      provenance: 'sample',
    })
    expect(entries[0]?.complaints).toBeNull()
  })

  it('says at its head what it is, and keeps numbers that are codes in quotes', async () => {
    await run([...ALL, listed('托口己养老院', { 备案号: '20260009', 电话: '0745-1234567' })])
    const text = readFileSync(join(root, INSTITUTIONS, `${TODAY}.yaml`), 'utf8')
    expect(text).toMatch(/^# 养老机构白名单.*\n# 这一版是示例/)
    expect(text).toContain("number: '20260009'")
    expect(text).toContain("phone: '0745-1234567'")
    expect(text).toContain("township: '431281101'")
  })

  it('may be CSV as office software saves it, in UTF-8 or GB 18030', async () => {
    expect((await importWhitelist(root, [csv(csvText([HEAD, ...ALL] as string[][]))], TODAY)).wrote).toBe(true)
    expect(edition().entries).toHaveLength(4)
    // 机构名称,机构类别 … in GB 18030.
    const heads = Buffer.from('bbfab9b9c3fbb3c62cbbfab9b9c0e0b1f0', 'hex')
    const { text } = await importWhitelist(root, [csv(heads), '--day', '2026-12-02'], TODAY)
    expect(text).toContain('缺“乡镇”这一列')
  })

  it('reads dates that the spreadsheet keeps as dates, and a title above the headings', async () => {
    const day = new Date('2026-11-20T00:00:00Z')
    const rows = [['养老机构名单'], HEAD, listed('黔城甲养老院', { 最近检查日期: day }), ...ALL.slice(1)]
    const { text, wrote } = await importWhitelist(root, [await xlsx(rows)], TODAY)
    expect(wrote, text).toBe(true)
    expect(edition().entries[0]?.inspected.day).toBe('2026-11-20')
  })

  it('takes an institution off only with a reason, and gives it its old address when it comes back', async () => {
    const gone = HEAD.map((column) =>
      column === '机构名称' ? '安江乙敬老院' : column === '移出原因' ? '停业，老人已经转走' : '',
    )
    await run([QIANCHENG, gone, XUEFENG, SHAWAN])
    expect(edition().removed).toEqual([{ id: 'anjiang-yi', name: '安江乙敬老院', why: '停业，老人已经转走' }])
    expect(edition().entries.map(({ id }) => id)).not.toContain('anjiang-yi')
    await run(ALL, '--day', '2026-12-20')
    expect(edition('2026-12-20').entries[1]).toMatchObject({ id: 'anjiang-yi', added: '2026-12-20' })
  })

  it('of confirmed institutions starts at the first edition when the samples are gone', async () => {
    const refused = await run(ALL, '--confirmed')
    expect(refused.text).toContain('先删去 content/institutions/2026-11-02.yaml')
    rmSync(join(root, INSTITUTIONS), { recursive: true })
    mkdirSync(join(root, INSTITUTIONS))
    expect((await run(ALL, '--confirmed')).wrote).toBe(true)
    expect(edition()).toMatchObject({ edition: 1, provenance: 'confirmed' })
    expect(new Set(edition().entries.map(({ provenance }) => provenance))).toEqual(new Set(['confirmed']))
    expect((await run([...ALL, listed('新的养老院')], '--day', '2026-12-09')).text).toContain('加上 --confirmed')
  })

  it('follows an institution by its record number when it changes its name', async () => {
    await run([listed('黔城甲养老院', { 备案号: 'A-1' }), ...ALL.slice(1)])
    await run([listed('黔城新甲养老院', { 备案号: 'A-1' }), ...ALL.slice(1)], '--day', '2026-12-09')
    expect(edition('2026-12-09').entries[0]).toMatchObject({ id: 'qiancheng-jia', name: '黔城新甲养老院' })
  })
})

describe('a table with something wrong', () => {
  const wrong = async (rows: Rows, ...options: string[]): Promise<string> => {
    const before = files()
    const { wrote, text } = await run(rows, ...options)
    expect(wrote, text).toBe(false)
    expect(files()).toEqual(before)
    return text
  }

  it.each([
    ['机构名称', '', '没有填。　补上：备案时写的全称'],
    ['机构类别', '宾馆', '写的是“宾馆”，不认识。　只能写其中之一：养老院、敬老院、福利院、社区养老服务机构'],
    ['乡镇', '黔城', '洪江市没有这个乡镇。　写全称，例如 黔城镇'],
    ['电话', '打李院长', '写的是“打李院长”，不是电话'],
    ['备案日期', '2025-02-30', '写的是“2025-02-30”，不是存在的日子'],
    ['备案日期', '2027-01-01', '比公布的日子 2026-12-01 还晚'],
    ['床位数', '很多', '写的是“很多”，不是数字。　写 1 到 5000 之间的整数'],
    ['床位数', '0', '不是数字'],
    ['能照料的老人', '能自理、全部', '写的是“全部”，不认识'],
    ['最近检查日期', '去年', '不是存在的日子'],
    ['检查内容', '', '没有填'],
    ['查实的投诉（件）', '没有', '写的是“没有”，不是数字'],
    ['备案号', 431281202600090000, '后面几位丢了'],
    ['详细地址', '街上', '太短了，只有 2 个字'],
    ['移出原因', '无', '太短了，只有 1 个字'],
  ])('says of %s “%s” in which row and what would be right', async (column, written, said) => {
    const text = await wrong([listed('黔城甲养老院', { [column]: written }), ...ALL.slice(1)])
    const line = text.split('\n').find((one) => one.startsWith('第 2 行'))
    expect(line).toContain(`第 2 行　${column}：`)
    expect(line).toContain(said)
  })

  it('is refused whole, and everything wrong is said at once', async () => {
    const text = await wrong([
      listed('黔城甲养老院', { 床位数: 'x', 乡镇: 'y' }),
      ANJIANG,
      listed('安江乙敬老院', { 备案日期: '' }),
      SHAWAN,
    ])
    expect(text.split('\n').filter((line) => line.startsWith('第'))).toHaveLength(3)
    expect(text).toContain('有 3 处不对，整张表都没有导入，什么也没有写。')
  })

  it('counts rows as the spreadsheet shows them, blank ones too', async () => {
    const text = await wrong([QIANCHENG, [''], listed('安江乙敬老院', { 床位数: 'x' })])
    expect(text).toContain('第 4 行　床位数')
  })

  it.each([
    ['a name twice', [...ALL, QIANCHENG], '第 6 行　机构名称：“黔城甲养老院”和第 2 行是同一个名称'],
    [
      'a record number twice',
      [...ALL.slice(0, 2), ...['雪峰丙养老中心', '沙湾戊社区养老服务站'].map((name) => listed(name, { 备案号: 'A-1' }))],
      '备案号“A-1”和第 4 行是同一个',
    ],
    ['somebody left out without a word', ALL.slice(1), '要移出的，加一行：机构名称写“黔城甲养老院”'],
    [
      'somebody taken off who was not listed',
      [...ALL, HEAD.map((column) => ({ 机构名称: '别处的养老院', 移出原因: '停业了' })[column] ?? '')],
      '上一版里没有“别处的养老院”',
    ],
    ['no institution', [], '名称下面没有一家机构'],
  ])('with %s', async (_, rows, said) => {
    expect(await wrong(rows)).toContain(said)
  })

  it('in its headings says which column is missing, strange or there twice', async () => {
    const head = [...HEAD.filter((column) => column !== '床位数'), '院长', '电话']
    const { text } = await importWhitelist(root, [await xlsx([head, ['黔城甲养老院']])], TODAY)
    for (const said of ['缺“床位数”这一列', '不认识“院长”这一列', '“电话”有两列']) expect(text).toContain(said)
  })

  it('never goes before, onto or over an edition that is there', async () => {
    expect(await wrong(ALL, '--day', '2026-11-10')).toContain('第 2 版已经是 2026-11-16 了')
    await run(ALL)
    const first = readFileSync(join(root, INSTITUTIONS, `${TODAY}.yaml`), 'utf8')
    expect(await wrong(ALL)).toContain('第 3 版已经是 2026-12-01 了')
    expect(await wrong(ALL, '--day', '2026-12-02')).toContain('和第 3 版一模一样')
    expect(readFileSync(join(root, INSTITUTIONS, `${TODAY}.yaml`), 'utf8')).toBe(first)
  })

  it.each([
    [['none.xlsx'], '没有“none.xlsx”这个文件'],
    [['none.xlsx', '--day', '2026-02-30'], '“2026-02-30”不是存在的日子'],
    [['none.xlsx', '--force'], '不认识“--force”'],
    [[], '用法：npm run whitelist:import'],
    [['--confirmed'], '用法：npm run whitelist:import'],
  ])('or asked for with %j', async (words, said) => {
    expect((await importWhitelist(root, words, TODAY)).text).toContain(said)
  })

  it.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '这是老格式 .xls'],
    ['a torn XLSX file', Buffer.from('PK\u0003\u0004torn'), '读不出表格'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), '读不出表格'],
    ['a text that is no table', Buffer.from('你好'), '找不到各列的名称'],
  ])('that is %s', async (_, bytes, said) => {
    expect((await importWhitelist(root, [csv(bytes)], TODAY)).text).toContain(said)
  })
})
