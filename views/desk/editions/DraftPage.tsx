import { dayText, type Day } from '../../../schema/dates.ts'
import { Facts, Lines } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, Trouble } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
import { Acts } from './Acts.tsx'
import { editionPaths, ofDraft } from './addresses.ts'
import { Changes } from './Changes.tsx'
import { NoticeLook } from './look.tsx'
import type { DraftModel, DraftShown, HistoryLine } from './model.ts'

const History = ({ t, lines }: { t: Words; lines: readonly HistoryLine[] }) => {
  const column = (id: string, cell: (line: HistoryLine) => string): Column<HistoryLine> => ({
    id,
    header: t(`desk-editions.draft.history-column.${id}`),
    cell,
  })
  return (
    <Table
      caption={t('desk-editions.draft.history')}
      captionHidden
      none={t('desk-editions.draft.nothing')}
      rows={lines}
      rowKey={({ what, version, at }) => `${what} ${version} ${at}`}
      columns={[
        column('what', ({ what }) => t(`desk-editions.draft.${what === 'saved' ? 'saved' : `did.${what}`}`)),
        column('version', ({ version }) => t('desk-editions.version', { version })),
        column('who', ({ who }) => who),
        column('at', ({ at }) => at),
        column('words', ({ words }) => (words === '' ? t('desk-editions.draft.nothing') : words)),
      ]}
    />
  )
}

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
          <div className="desk-sheet page-m">
            <NoticeLook t={t} {...shown} />
          </div>
          <Advice t={t} lines={shown.advice} />
        </>
      )}
      <Acts {...props} />
      <section className="stack tight">
        <h2>{t('desk-editions.draft.history')}</h2>
        <History t={t} lines={history} />
      </section>
    </div>
  )
}
