import type { Words } from '../../words.ts'
import type { ChangeLine, DraftShown } from './model.ts'

const columns = ['what', 'before', 'after'] as const

const Row = ({ t, line }: { t: Words; line: ChangeLine }) => {
  const nothing = t('desk-editions.draft.nothing')
  const listed = (side: 'before' | 'after'): string[] =>
    line.fields.map((field) => t('disclosure.line', { name: field.name, value: field[side] }))
  const cells = {
    what: [t(`institutions.changes.${line.what}`)],
    before: line.what === 'changed' ? listed('before') : [nothing],
    after: line.what === 'removed' ? [line.why ?? nothing] : listed('after'),
  }
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {columns.map((column) => (
        <td key={column} data-l={t(`desk-editions.draft.diff-column.${column}`)}>
          <span>
            {cells[column].map((text) => (
              <span key={text} className="desk-line">
                {text}
              </span>
            ))}
          </span>
        </td>
      ))}
    </tr>
  )
}

/** What an edition changes of the one that is published: who comes, who goes and why, what is different. */
export const Changes = ({ t, shown }: { t: Words; shown: Extract<DraftShown, { kind: 'edition' }> }) => {
  const { first, changes, edition } = shown
  if (first) return <p>{t('desk-editions.draft.diff-first', { count: edition.entries.length })}</p>
  if (changes.length === 0) return <p>{t('desk-editions.draft.diff-none')}</p>
  return (
    <table className="table">
      <caption>{t('desk-editions.draft.diff')}</caption>
      <thead>
        <tr>
          {(['name', ...columns] as const).map((column) => (
            <th key={column} scope="col">
              {t(`desk-editions.draft.diff-column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((line) => (
          <Row key={line.name} t={t} line={line} />
        ))}
      </tbody>
    </table>
  )
}
