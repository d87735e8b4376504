import { roster } from '../../../generated/roster.ts'
import { sampleTable } from '../../../schema/roster/columns.ts'
import { t } from '../../copy.ts'
import { offeredWords, takesOneWord, writable } from '../../roster-template.ts'
import { columnLetters, xlsxResponse } from '../../xlsx.ts'

const MOST_ROWS = 20_000
const WIDTH = 14

/** The template as a workbook: the roster with drop-downs where there are words to choose from, and what each column is. */
export const GET = async (): Promise<Response> =>
  xlsxResponse([
    {
      name: t('batch.page.sheet'),
      rows: sampleTable(roster),
      columns: roster.columns.map(() => ({ width: WIDTH })),
      freezePane: { rows: 1 },
      dataValidations: roster.columns.flatMap((column, at) =>
        takesOneWord(column)
          ? [
              {
                type: 'list' as const,
                values: offeredWords(column),
                range: `${columnLetters(at)}2:${columnLetters(at)}${MOST_ROWS}`,
                // Other words are read as well, so the list offers and does not forbid.
                showErrorMessage: false,
              },
            ]
          : [],
      ),
    },
    {
      name: t('batch.page.sheetColumns'),
      rows: [
        [t('batch.page.column'), t('batch.page.fill'), t('batch.page.write')],
        ...roster.columns.map((column) => [column.names[0] ?? '', column.hint, writable(column)]),
      ],
      columns: [{ width: 22 }, { width: 60 }, { width: 60 }],
      freezePane: { rows: 1 },
    },
  ])
