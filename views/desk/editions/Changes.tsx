import type { Words } from '../../words.ts'
import { Table, type Column } from '../Table.tsx'
import type { ChangeLine, DraftShown } from './model.ts'

const Listed = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map((text) => (
      <span key={text} className="desk-line">
        {text}
      </span>
    ))}
  </>
)

/** What an edition changes of the one that is published: who comes, who goes and why, what is different. */
export const Changes = ({ t, shown }: { t: Words; shown: Extract<DraftShown, { kind: 'edition' }> }) => {
  const { first, changes, edition } = shown
  if (first) return <p>{t('desk-editions.draft.diff-first', { count: edition.entries.length })}</p>
  const nothing = t('desk-editions.draft.nothing')
  const listed = ({ fields }: ChangeLine, side: 'before' | 'after'): string[] =>
    fields.map((field) => t('disclosure.line', { name: field.name, value: field[side] }))
  const column = (id: string, of: (line: ChangeLine) => readonly string[]): Column<ChangeLine> => ({
    id,
    header: t(`desk-editions.draft.diff-column.${id}`),
    cell: (line) => <Listed of={of(line)} />,
  })
  return (
    <Table
      caption={t('desk-editions.draft.diff')}
      none={t('desk-editions.draft.diff-none')}
      rows={changes}
      rowKey={({ name }) => name}
      columns={[
        column('name', ({ name }) => [name]),
        column('what', ({ what }) => [t(`institutions.changes.${what}`)]),
        column('before', (line) => (line.what === 'changed' ? listed(line, 'before') : [nothing])),
        column('after', (line) => (line.what === 'removed' ? [line.why ?? nothing] : listed(line, 'after'))),
      ]}
    />
  )
}
