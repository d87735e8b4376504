import { writeXlsx } from 'hucre/xlsx'
import { editionPaths } from '../../views/desk/editions/addresses.ts'
import type { Colleague } from './desk-visits.ts'
import { formOf, type Page } from './visitor.ts'

/** The columns of an office's table. */
export const HEAD =
  '机构名称 机构类别 乡镇 详细地址 电话 备案号 备案日期 床位数 能照料的老人 最近检查日期 检查内容 查实的投诉（件） 移出原因'.split(
    ' ',
  )
export const listed = (name: string, over: Record<string, string | number> = {}): (string | number)[] => {
  const cells: Record<string, string | number> = {
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

export const xlsx = (rows: (string | number)[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '名单', rows: [HEAD, ...rows] }] })
export const GOOD = [listed('安江新养老院'), listed('托口新养老院', { 乡镇: '托口镇' })]

export type Upload = {
  day?: string
  provenance?: string
  file?: Uint8Array | string
  called?: string
  at?: string
}

/** The form of the page, filled in. */
export const uploadOf = async (one: Colleague, asked: Upload): Promise<FormData> => {
  const { day = '2026-12-01', provenance = 'confirmed', file, called = '名单.xlsx' } = asked
  const page = await one.browser.get(asked.at ?? editionPaths.whitelist)
  const form = new FormData()
  for (const [field, value] of Object.entries({
    ...formOf(page, editionPaths.whitelist),
    day,
    provenance,
  }))
    form.append(field, value)
  if (file !== undefined) form.append('file', new File([file as BlobPart], called))
  return form
}

export const upload = async (one: Colleague, asked: Upload): Promise<Page> =>
  one.browser.post(editionPaths.whitelist, await uploadOf(one, asked))
