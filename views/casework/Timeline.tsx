import { readInstant } from '../../schema/booking/instant.ts'
import { whenText } from '../../schema/booking/when-text.ts'
import type { CaseworkProps, MineModel } from './model.ts'

const when = (instant: string): string => whenText(readInstant(instant) ?? 0)

/** What happened, what is being done now and until when, and what is still to come. Never just "in progress". */
export const Timeline = ({ view, unit, acceptByMs, dueByMs, t }: CaseworkProps & MineModel) => {
  const { status, timeline } = view
  const open = status === 'received' || status === 'accepted' || status === 'asked'
  const untilMs = status === 'received' ? acceptByMs : dueByMs
  return (
    <ol className="gap steps" aria-label={t('report.follow.timeline')}>
      {timeline.map(({ at, event, text }, number) => (
        <li className="done" key={`${number} ${event}`}>
          <b>{text}</b>
          <span className="quiet">{when(at)}</span>
        </li>
      ))}
      {open ? (
        <>
          <li aria-current="step">
            <b>{t(`report.follow.now.${status}`, { unit })}</b>
            <span className="quiet">{t('report.follow.until', { when: whenText(untilMs) })}</span>
          </li>
          {status === 'received' ? (
            <li className="todo">
              <b>{t('report.follow.todo')}</b>
              <span className="quiet">{t('report.follow.until', { when: whenText(dueByMs) })}</span>
            </li>
          ) : null}
        </>
      ) : null}
    </ol>
  )
}
