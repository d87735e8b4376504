import { MOST_INSTITUTIONS } from '../../../schema/content/institution.ts'
import { columnIds } from '../../../schema/institutions/columns.ts'
import { t } from '../../copy.ts'
import { templateChoices, templateHints, templateTable } from '../../whitelist-template.ts'
import { columnLetters, xlsxResponse } from '../../xlsx.ts'

const WIDTH = 18
const HINT_WIDTHS = [24, 60, 14]

/** The import's table as a workbook, with drop-downs, and a second sheet that says what each column is. */
export const GET = async (): Promise<Response> =>
  xlsxResponse([
    {
      name: t('whitelist.template.sheet'),
      rows: templateTable().map((row) => [...row]),
      columns: columnIds.map(() => ({ width: WIDTH })),
      freezePane: { rows: 1 },
      dataValidations: columnIds.flatMap((id, at) => {
        const values = templateChoices[id]
        const letter = columnLetters(at)
        return values === undefined
          ? []
          : [
              {
                type: 'list' as const,
                values: [...values],
                range: `${letter}2:${letter}${MOST_INSTITUTIONS + 1}`,
                showErrorMessage: false,
              },
            ]
      }),
    },
    {
      name: t('whitelist.template.columns'),
      rows: templateHints().map((row) => [...row]),
      columns: HINT_WIDTHS.map((width) => ({ width })),
      freezePane: { rows: 1 },
    },
  ])
