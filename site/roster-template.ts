import type { RosterContent } from '../schema/content/roster.ts'
import { kindOfColumn } from '../schema/roster/cell.ts'
import { t } from './copy.ts'

type Column = RosterContent['columns'][number]

/** The words that a column's drop-down offers: the first of each value. */
export const offeredWords = (column: Column): string[] => {
  if (kindOfColumn(column)?.kind === 'bool')
    return column.words === undefined ? yesOrNo() : firstWords(column)
  return column.words === undefined ? [] : firstWords(column)
}

const yesOrNo = (): string[] => t('batch.page.yesNo').split('、')
const firstWords = ({ words = {} }: Column): string[] => Object.values(words).map(([first = '']) => first)

/** What may stand in a column, in words. */
export const writable = (column: Column): string => {
  const offered = offeredWords(column)
  if (offered.length > 0) return offered.join('、')
  const kind = kindOfColumn(column)?.kind
  if (kind === 'date') return t('batch.page.date')
  if (kind === 'int')
    return t(column.fact?.endsWith('Fen') === true ? 'batch.page.yuan' : 'batch.page.number')
  return t('batch.page.text')
}

/** Whether a cell takes one of the words only; a list takes several. */
export const takesOneWord = (column: Column): boolean =>
  offeredWords(column).length > 0 && kindOfColumn(column)?.kind !== 'list'
