import type { UrgentBoard } from '../../../schema/desk/urgent.ts'
import type { Words } from '../../words.ts'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { livePaths } from './addresses.ts'
import { UrgentTable } from './UrgentTable.tsx'

/** `copy`: the words that the script needs, all of `desk-live`. `here`: the address of the page it stands on. */
export type LiveModel = { board: UrgentBoard; copy: { readonly [key: string]: string }; here: string }

/** What the script is given to begin with: the same that the Worker drew, so that it takes the drawn rows over as they are. */
export type LiveStart = Pick<LiveModel, 'board' | 'copy'> & { compact: boolean }

/**
 * The urgent cases as they stand, on any page of the desk whose frame is `desk/live`: the script keeps them true. Without it one loads
 * the page again. `compact`: above something else, where only what nobody has taken stands open.
 */
export const LiveBoard = ({
  t,
  board,
  copy,
  here,
  compact = false,
}: { t: Words; compact?: boolean } & LiveModel) => (
  <div
    className={compact ? 'stack tight desk-compact' : 'stack'}
    data-live={livePaths.events}
    data-start={JSON.stringify({ board, copy, compact } satisfies LiveStart)}
  >
    <div className="row quiet desk-live-state">
      {compact ? <h2 id="urgent">{t('desk-live.title')}</h2> : null}
      <span data-live-state>{t('desk-live.as-of', { at: board.at })}</span>
      <a href={here}>{t('desk-live.reload')}</a>
      <button className="btn line" type="button" data-live-sound aria-pressed="false" hidden>
        {t('desk-live.sound')}
      </button>
    </div>
    <p className="vh" role="status" data-live-said />
    <div data-live-board>
      <UrgentTable t={t} lines={board.lines} compact={compact} />
    </div>
  </div>
)

export const LivePage = (props: DeskProps & LiveModel) => (
  <div className="stack desk-wide">
    <DeskNav {...props} at="live" />
    <h1>{props.t('desk-live.title')}</h1>
    <p className="lead">{props.t('desk-live.lead')}</p>
    <LiveBoard {...props} />
  </div>
)
