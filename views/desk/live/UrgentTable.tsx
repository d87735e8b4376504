import type { UrgentLine } from '../../../schema/desk/urgent.ts'
import type { Words } from '../../words.ts'
import { Table, type Column } from '../Table.tsx'
import { caseOnBoard } from './addresses.ts'

/** So many that nobody has taken stand above a queue; the rest is folded below them. */
const ABOVE_A_QUEUE = 5

const columnsIn = (t: Words, withTaken: boolean): readonly [Column<UrgentLine>, ...Column<UrgentLine>[]] => {
  const header = (id: string): { id: string; header: string } => ({ id, header: t(`desk-live.column.${id}`) })
  return [
    {
      ...header('number'),
      cell: ({ number }) => <a href={caseOnBoard(number)}>{number}</a>,
    },
    {
      ...header('kind'),
      cell: ({ kind, danger }) => (
        <>
          {danger ? <b className="desk-danger">{t('desk-live.danger')}</b> : null}
          {kind}
        </>
      ),
    },
    {
      ...header('due'),
      cell: ({ left, due, late }) => (
        <>
          <b className={late ? 'desk-late nb' : 'nb'}>{left}</b> <span className="quiet nb">{due}</span>
        </>
      ),
    },
    ...(withTaken
      ? [
          {
            ...header('taken'),
            cell: ({ taken }: UrgentLine) => t(taken ? 'desk-live.is-taken' : 'desk-live.not-taken'),
          },
        ]
      : []),
    { ...header('since'), cell: ({ since }) => <span className="nb">{since}</span> },
  ]
}

const Lines = (props: {
  t: Words
  lines: readonly UrgentLine[]
  caption: string
  folded?: boolean
  mixed?: boolean
}) => (
  <Table
    className="desk-urgent"
    caption={props.caption}
    captionHidden={props.folded ?? false}
    columns={columnsIn(props.t, props.mixed ?? false)}
    rows={props.lines}
    rowKey={({ number }) => number}
    data={({ number }) => ({ 'data-number': number })}
    none={props.t('desk-live.all-taken')}
  />
)

/**
 * The board itself: drawn by the Worker, and again by the script when something changes. What nobody has taken stands first, what is
 * worst on top. `compact`: above a queue, where all else is folded.
 */
export const UrgentTable = ({
  t,
  lines,
  compact,
}: {
  t: Words
  lines: readonly UrgentLine[]
  compact: boolean
}) => {
  if (lines.length === 0) return <p>{t('desk-live.none')}</p>
  const [untaken, taken] = [lines.filter((line) => !line.taken), lines.filter((line) => line.taken)]
  const first = compact ? untaken.slice(0, ABOVE_A_QUEUE) : untaken
  const rest = [...untaken.slice(first.length), ...taken]
  const counts = { untaken: untaken.length - first.length, taken: taken.length }
  return (
    <>
      <Lines t={t} lines={first} caption={t('desk-live.waiting', { count: untaken.length })} />
      {rest.length === 0 ? null : (
        <details className="desk-rest" open={!compact}>
          <summary>
            {counts.untaken === 0
              ? t('desk-live.taken', { count: taken.length })
              : t('desk-live.rest', counts)}
          </summary>
          <Lines t={t} lines={rest} caption={t('desk-live.rest-table')} folded mixed={counts.untaken > 0} />
        </details>
      )}
    </>
  )
}
