import { JOINT } from './joints.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const HAN = '[\\u4e00-\\u9fff]'
const spaceBetweenHan = new RegExp(`(${HAN}) (?=${HAN})`, 'g')
const spaceBeforeUnit = new RegExp(`(\\d) (?=${HAN})`, 'g')

/**
 * One line of content as HTML. Knows only what authors may write: `**bold**`. A figure keeps its unit beside it, a date
 * stays in one piece, and a space that a filled-in amount leaves between two characters goes.
 */
export const inlineHtml = (text: string): string =>
  escapeHtml(text)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(spaceBetweenHan, '$1')
    .replace(spaceBeforeUnit, '$1\u00a0')
    .replace(/\d{4}年\d{1,2}月\d{1,2}日/g, '<span class="nb">$&</span>')
    .replaceAll(JOINT, '<wbr>')

/** The same line where no markup can stand: page titles, descriptions, attributes. */
export const plainText = (text: string): string => text.replaceAll('**', '').replaceAll(JOINT, '')
