import { readInstant } from '../../schema/booking/instant.ts'
import type { CaseworkProps, MineModel } from './model.ts'
import { When } from './parts.tsx'

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
          <span className="quiet">
            <When ms={readInstant(at) ?? 0} />
          </span>
        </li>
      ))}
      {open ? (
        <>
          <li aria-current="step">
            <b>{t(`report.follow.now.${status}`, { unit })}</b>
            <span className="quiet">
              {t('report.follow.until')} <When ms={untilMs} />
            </span>
          </li>
          {status === 'received' ? (
            <li className="todo">
              <b>{t('report.follow.todo')}</b>
              <span className="quiet">
                {t('report.follow.until')} <When ms={dueByMs} />
              </span>
            </li>
          ) : null}
        </>
      ) : null}
    </ol>
  )
}
