import { policy } from '../../generated/policy.ts'
import { yuanText } from '../../schema/money.ts'
import { t } from '../copy.ts'
import type { Table } from '../csv.ts'
import { sourcesText } from '../sources-text.ts'

// The content as tables that an official opens in a spreadsheet: one line a value, in the words of the pages.

const head = (...columns: string[]): string[] => columns.map((column) => t(`data.columns.${column}`))

export const standardsTable = (): Table => [
  ['name', 'csv-basis', 'csv-from', 'csv-amount', 'csv-per', 'csv-source'].map((column) =>
    t(`site.standards.${column}`),
  ),
  ...policy.standards.flatMap(({ formalName, per, values }) =>
    values.map(({ basis, from, fen, cite }) => [
      formalName,
      basis,
      from,
      yuanText(fen),
      t(`site.unit.per-${per}`),
      sourcesText(cite),
    ]),
  ),
]

export const programmesTable = (): Table => [
  head('programme', 'name', 'from', 'until', 'condition', 'text', 'rule', 'cite'),
  ...policy.programmes.flatMap(({ id, formalName, versions }) =>
    versions.flatMap(({ from, until = '', conditions }) =>
      conditions.map((condition) => [
        id,
        formalName,
        from,
        until,
        condition.id,
        condition.text,
        JSON.stringify(condition.rule),
        sourcesText(condition.cite),
      ]),
    ),
  ),
]

export const termsTable = (): Table => [
  head('id', 'from', 'text', 'rule', 'cite'),
  ...policy.terms.map(({ id, from = '', text, cite, ...meaning }) => [
    id,
    from,
    text,
    JSON.stringify(meaning),
    sourcesText(cite),
  ]),
]

export const questionsTable = (): Table => [
  head('fact', 'ask', 'elder', 'hint', 'input', 'unit', 'value', 'label'),
  ...policy.questions.flatMap((question) => {
    const { fact, ask, elder, hint = '', input, unit = '' } = question
    const yesOrNo = [
      { value: 'true', label: question.yes ?? '' },
      { value: 'false', label: question.no ?? '' },
    ]
    const options = question.options ?? (input === 'yes-no' ? yesOrNo : [{ value: '', label: '' }])
    return options.map(({ value, label }) => [fact, ask, elder, hint, input, unit, value, label])
  }),
]
