import { dayText, type Day } from '../../../schema/dates.ts'
import { Facts, Lines } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, Trouble } from '../parts.tsx'
import { Acts } from './Acts.tsx'
import { editionPaths, ofDraft } from './addresses.ts'
import { Changes } from './Changes.tsx'
import { NoticeLook } from './look.tsx'
import type { DraftModel, DraftShown, HistoryLine } from './model.ts'

const columns = ['version', 'who', 'at', 'words'] as const

const History = ({ t, lines }: { t: Words; lines: readonly HistoryLine[] }) => (
  <table className="table">
    <caption>{t('desk-editions.draft.history')}</caption>
    <thead>
      <tr>
        {(['what', ...columns] as const).map((column) => (
          <th key={column} scope="col">
            {t(`desk-editions.draft.history-column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {lines.map(({ what, version, who, at, words }) => {
        const cells = {
          version: t('desk-editions.version', { version }),
          who,
          at,
          words: words === '' ? t('desk-editions.draft.nothing') : words,
        }
        return (
          <tr key={`${what} ${version} ${at}`}>
            <th scope="row">{t(`desk-editions.draft.${what === 'saved' ? 'saved' : `did.${what}`}`)}</th>
            {columns.map((column) => (
              <td key={column} data-l={t(`desk-editions.draft.history-column.${column}`)}>
                <span>{cells[column]}</span>
              </td>
            ))}
          </tr>
        )
      })}
    </tbody>
  </table>
)

const Standing = ({ t, standing, shown }: DraftModel) =>
  standing === 'good' ? null : (
    <p className="note" role="status">
      {t(
        `desk-editions.draft.${standing}${standing === 'stale' && shown.kind === 'edition' ? '-edition' : ''}`,
      )}
    </p>
  )

const Advice = ({ t, lines }: { t: Words; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <h2>{t('desk-editions.draft.advice')}</h2>
      <p>{t('desk-editions.draft.advice-lead')}</p>
      <Lines of={lines} />
    </>
  )

const dayOf = (shown: DraftShown): Day => (shown.kind === 'notice' ? shown.notice.day : shown.edition.day)

const factsOf = ({ t, shown, state, version, by, hash }: DraftModel) => [
  { name: t('desk-editions.draft.facts.kind'), value: t(`desk-editions.kind.${shown.kind}`) },
  { name: t('desk-editions.draft.facts.state'), value: <b>{t(`desk-editions.state.${state}`)}</b> },
  { name: t('desk-editions.draft.facts.version'), value: t('desk-editions.version', { version }) },
  { name: t('desk-editions.draft.facts.by'), value: by },
  { name: t('desk-editions.draft.facts.day'), value: dayText(dayOf(shown)) },
  ...(shown.kind === 'edition' ? [{ name: t('desk-editions.draft.facts.file'), value: shown.file }] : []),
  { name: t('desk-editions.draft.facts.hash'), value: <code className="desk-hash">{hash}</code> },
]

/** One draft: where it stands, what it says or changes, what can be done, and everything that was done. */
export const DraftPage = (props: DraftModel) => {
  const { t, id, title, shown, history, can, fault, done } = props
  const change = shown.kind === 'notice' ? editionPaths.notice : editionPaths.whitelist
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="editions" />
      <Trouble fault={fault} t={t} />
      {done === undefined ? null : (
        <p className="note" role="status">
          {t(`desk-editions.draft.done.${done}`)}
        </p>
      )}
      <h1 className="desk-typed">{title}</h1>
      <Standing {...props} />
      <Facts rows={factsOf(props)} />
      <p className="row">
        <a className="btn line" href={ofDraft(editionPaths.preview, id)}>
          {t('desk-editions.draft.preview')}
        </a>
        {can.change ? (
          <a className="btn line" href={ofDraft(change, id)}>
            {t(`desk-editions.draft.change-${shown.kind}`)}
          </a>
        ) : null}
      </p>
      {shown.kind === 'edition' ? (
        <Changes t={t} shown={shown} />
      ) : (
        <>
          <NoticeLook t={t} {...shown} />
          <Advice t={t} lines={shown.advice} />
        </>
      )}
      <Acts {...props} />
      <History t={t} lines={history} />
    </div>
  )
}
