/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/no-noninteractive-element-to-interactive-role --
   WebKit forgets what a table is where it is laid out as blocks, as on a phone; whoever listens there then hears no header of a column. */
import type { ReactNode } from 'react'

/**
 * One column. `label` is what stands before a cell on a phone, where a row is a card; the header where it is not given. `kind`:
 * `number` stands to the right, in figures of one width; `act` holds a form or a link, which keeps its own size.
 */
export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  label?: string
  kind?: 'number' | 'act'
}

type Props<Row> = {
  caption: string
  /** A caption that says what a heading right above already says is for screen readers alone. */
  captionHidden?: boolean
  /** The first names its row. */
  columns: readonly [Column<Row>, ...Column<Row>[]]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** What is said instead of a table without rows. */
  none: string
  className?: string
  /** What a script finds a row by. */
  data?: (row: Row) => Readonly<Record<`data-${string}`, string | number | boolean | undefined>>
  /** A row of sums, in the same columns. */
  foot?: Row | undefined
}

const numeric = ({ kind }: { kind?: 'number' | 'act' }): 'num' | undefined =>
  kind === 'number' ? 'num' : undefined

const Cells = <Row,>({ columns, row }: Pick<Props<Row>, 'columns'> & { row: Row }) => {
  const [first, ...rest] = columns
  return (
    <>
      <th scope="row" role="rowheader">
        {first.cell(row)}
      </th>
      {rest.map((column) => (
        <td key={column.id} role="cell" data-l={column.label ?? column.header} className={numeric(column)}>
          {column.kind === 'act' ? column.cell(row) : <span>{column.cell(row)}</span>}
        </td>
      ))}
    </>
  )
}

/** Rows under a head of columns, or one sentence where there are none; on a phone each row is a card. */
export const Table = <Row,>(props: Props<Row>) => {
  const { caption, captionHidden = false, columns, rows, rowKey, none, className, data, foot } = props
  if (rows.length === 0) return <p>{none}</p>
  return (
    <table role="table" className={className === undefined ? 'table' : `table ${className}`}>
      <caption className={captionHidden ? 'vh' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.id} scope="col" role="columnheader" className={numeric(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row" {...data?.(row)}>
            <Cells columns={columns} row={row} />
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot role="rowgroup">
          <tr role="row">
            <Cells columns={columns} row={foot} />
          </tr>
        </tfoot>
      )}
    </table>
  )
}
