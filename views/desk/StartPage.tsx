import { Facts, Lines } from '../booking/parts.tsx'
import type { Words } from '../words.ts'
import { deskPaths } from './addresses.ts'
import { deskPlaces } from './nav.ts'
import { DeskNav, FormKey, type DeskProps } from './parts.tsx'
import { Table } from './Table.tsx'

/** Something that waits: how much, and what of it presses. */
export type Waiting = { href: string; name: string; text: string }

export type StartModel = {
  waiting: readonly Waiting[]
  name: string
  role: string
  may: readonly string[]
  scope: readonly string[]
  unmask: readonly string[]
}

/** Where one can go from here, and what it is for. */
const Places = ({ t, links }: Pick<DeskProps, 't' | 'links'>) => (
  <ul className="rows">
    {deskPlaces
      .filter(({ id }) => id !== 'start' && links.includes(id))
      .map(({ id, path }) => (
        <li key={id}>
          <a href={path}>
            <b>{t(`desk.nav.${id}`)}</b>
            <span>{t(`desk.about.${id}`)}</span>
          </a>
        </li>
      ))}
  </ul>
)

/** More places than these are counted first, and named below. */
const FEW_PLACES = 4

/** What belongs to somebody: in one line, or folded where it is a whole list. */
const Scope = ({ t, scope }: { t: Words; scope: readonly string[] }) => (
  <details>
    <summary>{t('desk.start.scope-count', { count: scope.length })}</summary>
    <Lines of={scope} />
  </details>
)

/** Where one goes from here, who one is, and what one may do. */
export const StartPage = (props: DeskProps & StartModel) => {
  const { t, waiting, name, role, may, scope, unmask } = props
  const joined = (list: readonly string[], none: string): string =>
    list.length === 0 ? t(none) : list.join('、')
  return (
    <div className="stack">
      <DeskNav {...props} at="start" />
      <h1>{t('desk.start.title', { name })}</h1>
      <div className="cols">
        <div className="stack">
          {waiting.length === 0 ? null : (
            <section className="stack">
              <h2>{t('desk.start.waiting')}</h2>
              <ul className="rows">
                {waiting.map(({ href, name: what, text }) => (
                  <li key={what}>
                    <a href={href}>
                      <b>{what}</b>
                      <span>{text}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="stack">
            <h2>{t('desk.start.places')}</h2>
            <Places t={t} links={props.links} />
          </section>
        </div>
        <section className="aside stack">
          <h2>{t('desk.start.own')}</h2>
          <Facts
            rows={[
              { name: t('desk.start.role'), value: role },
              ...(scope.length > FEW_PLACES
                ? []
                : [{ name: t('desk.start.scope'), value: joined(scope, 'desk.start.everything') }]),
              { name: t('desk.start.unmask'), value: joined(unmask, 'desk.start.nothing') },
            ]}
          />
          {scope.length > FEW_PLACES ? <Scope t={t} scope={scope} /> : null}
          <h3>{t('desk.start.may')}</h3>
          <Lines of={may} />
        </section>
      </div>
    </div>
  )
}

export type SessionLine = { id: string; device: string; since: string; last: string; own: boolean }

const EndOne = ({ t, formKey, line }: { t: Words; formKey: string; line: SessionLine }) => (
  <form method="post" action={deskPaths.endSession}>
    <FormKey formKey={formKey} />
    <input type="hidden" name="id" value={line.id} />
    <button
      className="link"
      aria-label={t('desk.sessions.end-of', { device: line.device, since: line.since })}
    >
      {t('desk.sessions.end')}
    </button>
  </form>
)

/** One's own sessions: which device, since when, and an end to each. */
export const SessionsPage = (props: DeskProps & { lines: readonly SessionLine[]; done: boolean }) => {
  const { t, formKey, lines, done } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="sessions" />
      {done ? (
        <p className="note" role="status">
          {t('desk.sessions.ended')}
        </p>
      ) : null}
      <h1>{t('desk.sessions.title')}</h1>
      <p className="lead">{t('desk.sessions.lead')}</p>
      <Table
        caption={t('desk.sessions.table')}
        columns={[
          { id: 'device', header: t('desk.sessions.device'), cell: ({ device }) => device },
          { id: 'since', header: t('desk.sessions.since'), cell: ({ since }) => since },
          { id: 'last', header: t('desk.sessions.last'), cell: ({ last }) => last },
          {
            id: 'act',
            header: t('desk.sessions.act'),
            kind: 'act',
            cell: (line) =>
              line.own ? (
                <span>{t('desk.sessions.own')}</span>
              ) : (
                <EndOne t={t} formKey={formKey} line={line} />
              ),
          },
        ]}
        rows={lines}
        rowKey={({ id }) => id}
        none={t('desk.sessions.none')}
      />
      {lines.length < 2 ? null : (
        <form method="post" action={deskPaths.endOthers}>
          <FormKey formKey={formKey} />
          <button className="btn line">{t('desk.sessions.others')}</button>
        </form>
      )}
    </div>
  )
}
