import type { Words } from '../../words.ts'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { editionPaths, ofDraft } from './addresses.ts'
import type { ListLine } from './model.ts'

const columns = ['kind', 'state', 'latest'] as const

const Row = ({ t, line }: { t: Words; line: ListLine }) => {
  const cells = {
    kind: t(`desk-editions.kind.${line.kind}`),
    state: t(`desk-editions.state.${line.state}`),
    latest: `${t('desk-editions.version', { version: line.version })}　${line.by}`,
  }
  return (
    <tr>
      <th scope="row" className="desk-typed">
        <a href={ofDraft(editionPaths.draft, line.id)}>{line.title}</a>
      </th>
      {columns.map((column) => (
        <td key={column} data-l={t(`desk-editions.column.${column}`)}>
          <span>{cells[column]}</span>
        </td>
      ))}
    </tr>
  )
}

/** Everything that is drafted, and the way to draft something. */
export const ListPage = (props: DeskProps & { lines: readonly ListLine[] }) => {
  const { t, lines } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="editions" />
      <h1>{t('desk-editions.title')}</h1>
      <p className="lead">{t('desk-editions.lead')}</p>
      <p className="row">
        <a className="btn" href={editionPaths.notice}>
          {t('desk-editions.new-notice')}
        </a>
        <a className="btn line" href={editionPaths.whitelist}>
          {t('desk-editions.new-edition')}
        </a>
      </p>
      {lines.length === 0 ? (
        <p>{t('desk-editions.none')}</p>
      ) : (
        <table className="table">
          <caption>{t('desk-editions.list')}</caption>
          <thead>
            <tr>
              {(['title', ...columns] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`desk-editions.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.id} t={t} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
