import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { policy } from '../../../generated/policy.ts'
import { join } from '../../../tests/worker/desk-visits.ts'
import { drafts, idOn, press } from '../../../tests/worker/draft-visits.ts'
import { GOOD, HEAD, listed, upload, xlsx, type Upload } from '../../../tests/worker/whitelist-visits.ts'
import { editionPaths, ofDraft } from '../../../views/desk/editions/addresses.ts'

const name = (at: number): string => policy.editions.at(-1)?.entries[at]?.name ?? ''

describe('the spreadsheet of an office', () => {
  it('becomes an edition, which another person lets pass', async () => {
    const [editor, approver] = [await join('editor'), await join('approver')]
    const page = await upload(editor, { file: await xlsx(GOOD) })
    const id = idOn(page)
    expect(page.text).toContain('白名单第 1 版')
    expect(page.text).toContain('2026年12月1日')
    expect(page.text).toContain('这是第一版，2 家都是新上名单')
    expect(page.text).toContain('名单.xlsx')
    const preview = await approver.browser.get(ofDraft(editionPaths.preview, id))
    expect(preview.text).toContain('托口新养老院')
    expect(preview.text).toContain('这是草稿，还没有公布')
    await press(editor, id, editionPaths.submit)
    await press(approver, id, editionPaths.approve)
    const patch = await approver.browser.get(ofDraft(editionPaths.changeSet, id))
    expect(patch.text).toContain('+++ b/content/institutions/2026-12-01.yaml')
    expect(patch.text).toContain('--- a/content/institutions/2026-11-16.yaml\n+++ /dev/null')
    const file = await approver.browser.get(ofDraft(editionPaths.file, id))
    expect(file.text).toContain('# 这一版由民政局核对过。')
    expect(file.text).toContain('id: an-jiang-xin-yang-lao-yuan')
  })

  it('with wrong rows is refused whole, each fault by its row', async () => {
    const editor = await join('editor')
    const before = (await drafts().list()).length
    const rows = [
      listed('安江新养老院', { 床位数: '六十' }),
      listed('托口新养老院'),
      listed('雪峰新养老院', { 乡镇: '月球镇' }),
    ]
    const page = await upload(editor, { file: await xlsx(rows), day: '2026-12-05' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('有 2 处不对，整张表都没有收')
    expect(page.text).toMatch(/第 2 行.*床位数.*写的是“六十”，不是数字/s)
    expect(page.text).toMatch(/第 4 行.*乡镇.*写的是“月球镇”，洪江市没有这个乡镇/s)
    expect(page.text).toContain('value="2026-12-05"')
    expect((await drafts().list()).length).toBe(before)
  })

  it('shows what it changes: who comes, who goes and why, what is different', async () => {
    const editor = await join('editor')
    const rows = [
      listed(name(0), { 床位数: 80 }),
      HEAD.map((column) =>
        column === '机构名称' ? name(1) : column === '移出原因' ? '自己停办，老人都转走了' : '',
      ),
      listed('全新的养老院'),
    ]
    const others = policy.editions.at(-1)?.entries.slice(2) ?? []
    const missing = await upload(editor, { provenance: 'sample', file: await xlsx(rows) })
    expect(missing.text).toContain(`上一版有“${others[0]?.name}”，这张表里没有`)
    const all = [...rows, ...others.map((entry) => listed(entry.name, { 乡镇: entry.township }))]
    const page = await upload(editor, { provenance: 'sample', file: await xlsx(all) })
    expect(page.text).toMatch(/全新的养老院.*新上名单/s)
    expect(page.text).toContain('自己停办，老人都转走了')
    expect(page.text).toContain('床位：60 张')
    expect(page.text).toContain('床位：80 张')
  })

  it('is one version however often it is sent, and another table is another version', async () => {
    const editor = await join('editor')
    const id = idOn(await upload(editor, { file: await xlsx(GOOD) }))
    const at = ofDraft(editionPaths.whitelist, id)
    const page = await upload(editor, { at, file: await xlsx([...GOOD, listed('沙湾新养老院')]) })
    expect(idOn(page)).toBe(id)
    expect((await drafts().draft(id))?.versions).toHaveLength(2)
  })

  it('for a day that is not after the last edition is refused', async () => {
    const editor = await join('editor')
    const page = await upload(editor, { provenance: 'sample', day: '2026-11-16', file: await xlsx(GOOD) })
    expect(page.text).toContain('公布的日子是 2026-11-16，第 2 版已经是 2026-11-16 了')
  })
})

const withParts = async (parts: Record<string, Uint8Array>): Promise<Uint8Array> =>
  zipSync({ ...unzipSync(await xlsx(GOOD)), ...parts })

describe('a file that is no list', () => {
  it.each<[string, () => Promise<Upload> | Upload, string]>([
    ['no file', () => ({}), '还没有选文件'],
    ['an empty file', () => ({ file: '' }), '还没有选文件'],
    ['a day that is none', async () => ({ day: 'soon', file: await xlsx(GOOD) }), '公布的日子不对'],
    ['a picture', () => ({ file: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0]) }), '读不出表格'],
    ['a text', () => ({ file: '今天天气很好' }), '找不到各列的名称'],
    ['an archive of something else', () => ({ file: zipSync({ 'a.txt': strToU8('x') }) }), '读不出表格'],
    ['half an archive', async () => ({ file: (await xlsx(GOOD)).slice(0, 800) }), '读不出表格'],
    [
      'an old or locked workbook',
      () => ({ file: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) }),
      '老格式 .xls，或者加了密码',
    ],
    [
      'a workbook with macros',
      async () => ({ file: await withParts({ 'xl/vbaProject.bin': strToU8('x') }) }),
      '带宏',
    ],
    [
      'a bomb',
      async () => ({
        file: await withParts({ 'xl/worksheets/sheet1.xml': new Uint8Array(40 * 1024 * 1024) }),
      }),
      '解开以后太大',
    ],
    [
      'a cell at the far end',
      async () => ({
        file: await withParts({
          'xl/worksheets/sheet1.xml': strToU8(
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
          ),
        }),
      }),
      '解开以后太大',
    ],
    [
      'no rows',
      async () => ({ file: await writeXlsx({ sheets: [{ name: '名单', rows: [HEAD] }] }) }),
      '名称下面没有一家机构',
    ],
    [
      'a column too few',
      async () => ({ file: await writeXlsx({ sheets: [{ name: '名单', rows: [HEAD.slice(0, 4)] }] }) }),
      '缺“备案日期”这一列',
    ],
    ['more than 5 MB', () => ({ file: new Uint8Array(6 * 1024 * 1024).fill(65) }), '文件超过 5 MB'],
  ])('%s is refused in words', async (_, made, words) => {
    const editor = await join('editor')
    const page = await upload(editor, await made())
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
  })

  it('is not even read of somebody who may not draft', async () => {
    const auditor = await join('auditor')
    const form = new FormData()
    form.append('file', new File([new Uint8Array(6 * 1024 * 1024)], '名单.xlsx'))
    expect((await auditor.browser.post(editionPaths.whitelist, form)).status).toBe(403)
  })
})
