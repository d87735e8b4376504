import type { Words } from '../../words.ts'
import { DeskNav, Select, type DeskProps } from '../parts.tsx'
import { outboxPaths } from './addresses.ts'

export type OutboxLine = {
  id: string
  due: string
  kind: string
  place: string
  to: string
  state: string
  why: string
  tries: number
}
export type Option = { value: string; text: string }
export type OutboxModel = {
  lines: readonly OutboxLine[]
  /** Whose messages: those of bookings, of cases; a choice only where somebody sees both. */
  of: { chosen: string; options: readonly Option[] }
  state: { chosen: string; options: readonly Option[] }
  kind: { chosen: string; options: readonly Option[] }
  older?: string | undefined
  newer?: string | undefined
}

export const messageAddress = (id: string): string => `${outboxPaths.message}?${new URLSearchParams({ id })}`

const columns = ['due', 'kind', 'place', 'to', 'state', 'tries', 'look'] as const

const Row = ({ t, line }: { t: Words; line: OutboxLine }) => (
  <tr>
    <th scope="row">{line.due}</th>
    <td data-l={t('desk-outbox.kind')}>
      <span>{line.kind}</span>
    </td>
    <td data-l={t('desk-outbox.place')}>
      <span>{line.place}</span>
    </td>
    <td data-l={t('desk-outbox.to')}>
      <span>{line.to}</span>
    </td>
    <td data-l={t('desk-outbox.state')}>
      <span>
        {line.state}
        {line.why === '' ? null : (
          <>
            <br />
            {line.why}
          </>
        )}
      </span>
    </td>
    <td data-l={t('desk-outbox.tries')}>
      <span>{line.tries}</span>
    </td>
    <td data-l={t('desk-outbox.look')}>
      <a
        href={messageAddress(line.id)}
        aria-label={t('desk-outbox.look-at', { kind: line.kind, due: line.due })}
      >
        {t('desk-outbox.look')}
      </a>
    </td>
  </tr>
)

/** What was sent, what waits, what failed and why; never what it says. */
export const OutboxPage = (props: DeskProps & OutboxModel) => {
  const { t, lines, of, state, kind, older, newer } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="outbox" />
      <h1>{t('desk-outbox.title')}</h1>
      <p className="lead">{t('desk-outbox.lead')}</p>
      <form className="desk-filters" method="get" action={outboxPaths.list}>
        {of.options.length > 1 ? (
          <Select name="of" label={t('desk-outbox.of')} value={of.chosen} options={of.options} />
        ) : null}
        <Select name="state" label={t('desk-outbox.state')} value={state.chosen} options={state.options} />
        <Select name="kind" label={t('desk-outbox.kind')} value={kind.chosen} options={kind.options} />
        <p>
          <button className="btn line">{t('desk-outbox.button')}</button>
        </p>
      </form>
      {lines.length === 0 ? (
        <p>{t('desk-outbox.none')}</p>
      ) : (
        <table className="table">
          <caption>{t('desk-outbox.table')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`desk-outbox.${column}`)}
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
      <p className="row">
        {newer === undefined ? null : <a href={newer}>{t('desk-outbox.newer')}</a>}
        {older === undefined ? null : <a href={older}>{t('desk-outbox.older')}</a>}
      </p>
    </div>
  )
}
