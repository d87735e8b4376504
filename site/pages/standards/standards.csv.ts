import type { APIRoute } from 'astro'
import { policy } from '../../../generated/policy.ts'
import { yuanText } from '../../../schema/money.ts'
import { citeLink } from '../../cites.ts'
import { plainText } from '../../ui/inline.ts'
import { isSecondHand } from '../../content.ts'
import { t } from '../../copy.ts'
import { csvResponse } from '../../csv.ts'
import { pathsIn } from '../../paths.ts'

const paths = pathsIn('standard')
const columns = ['name', 'csv-basis', 'csv-from', 'csv-amount', 'csv-per', 'csv-source']

export const GET: APIRoute = () =>
  csvResponse([
    columns.map((column) => t(`site.standards.${column}`)),
    ...policy.standards.flatMap(({ formalName, per, values }) =>
      values.map(({ basis, from, fen, cite }) => [
        formalName,
        basis,
        from,
        yuanText(fen),
        t(`site.unit.per-${per}`),
        cite.map((one) => plainText(citeLink(one, paths, isSecondHand).text)).join(t('site.cite.separator')),
      ]),
    ),
  ])
