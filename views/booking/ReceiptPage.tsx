import { whenText } from '../../schema/booking/when-text.ts'
import { dayText } from '../../schema/dates.ts'
import { pathsOf, type BookingProps, type FollowWindow, type Hidden } from './model.ts'
import { Title } from './parts.tsx'
import { WhenAndWhere } from './HoldPage.tsx'
import { TimeButtons } from './elder/TimeScreens.tsx'
import { NearestTimes } from './RechoosePage.tsx'
import { Ticket, type TicketModel } from './Ticket.tsx'
import { WindowPicture } from './WindowPicture.tsx'

export type ReceiptModel = TicketModel & {
  moved: boolean
  /** The second visit that follows from this one: what it is, and when it can be. */
  second?: { appointment: string; window: FollowWindow }
  /** The office cannot keep this time: why, the nearest free ones, and what the form that holds one of them carries. */
  closed?: { reason: string | null; nearest: readonly number[]; hidden: Hidden }
  /** False once the time has come: nothing is moved or cancelled any more. */
  open: boolean
}
type Props = BookingProps & ReceiptModel

export const Second = ({ second, office, t, ...props }: Props) => {
  if (second === undefined) return null
  const { window, appointment } = second
  return (
    <section className="gap stack" aria-labelledby="second">
      <h2 id="second">{t('booking.follow.offer')}</h2>
      <p>
        {t('booking.follow.offerText', {
          from: dayText(window.from),
          until: dayText(window.until),
          office: office.name,
        })}
      </p>
      <WindowPicture t={t} {...window} />
      <p className="noprint">
        <a
          className="btn line"
          href={pathsOf({ ...props, t }).appointment(appointment, {
            office: office.id,
            applied: window.applied,
          })}
        >
          {t('booking.follow.offerButton')}
        </a>
      </p>
    </section>
  )
}

/** That the office cannot keep this time, and others to choose from; until one is chosen this one stays. */
const Closed = (props: Props) => {
  const { closed, what, office, t } = props
  if (closed === undefined) return null
  const calendar = pathsOf(props).appointment(what.id, { office: office.id, move: '1' })
  return (
    <section className="topped stack noprint" aria-labelledby="closed">
      <h2 id="closed">{t('booking.closed.title')}</h2>
      <p>
        {closed.reason === null
          ? t('booking.closed.text')
          : t('booking.closed.why', { reason: closed.reason })}
        {t('booking.closed.kept')}
      </p>
      {closed.nearest.length === 0 ? (
        <p>
          <a className="btn" href={calendar}>
            {t('booking.closed.other')}
          </a>
        </p>
      ) : (
        <>
          {props.base === '/' ? (
            <NearestTimes {...props} nearest={closed.nearest} hidden={closed.hidden} />
          ) : (
            <TimeButtons
              t={t}
              action={pathsOf(props).hold}
              hidden={[['office', office.id], ['appointment', what.id], ...closed.hidden]}
              times={closed.nearest.map((startMs) => ({
                startMs,
                text: whenText(startMs).replace(/^\d+年/, ''),
              }))}
            />
          )}
          <p>
            <a className="go" href={calendar}>
              {t('booking.rechoose.other')}
            </a>
          </p>
        </>
      )}
    </section>
  )
}

/** Third step: the ticket, and what can still be done about it. */
export const ReceiptPage = (props: Props) => {
  const { what, office, view, t, moved, open } = props
  const paths = pathsOf(props)
  const { state } = view
  const booked = state === 'booked'
  return (
    <div className="stack">
      <p className="over">
        {booked
          ? t('booking.over', { name: what.name, step: 3 })
          : t('booking.overName', { name: what.name })}
      </p>
      <Title text={t(`booking.receipt.title.${state}`)} />
      {moved ? (
        <p className="note" role="status">
          {t('booking.receipt.moved')}
        </p>
      ) : null}
      <Closed {...props} />
      {state === 'cancelled' || state === 'done' || state === 'no-show' ? (
        <p className="lead">{t(`booking.receipt.${state}Lead`)}</p>
      ) : (
        <p className="lead noprint">{t('booking.receipt.lead')}</p>
      )}
      {state === 'cancelled' || state === 'no-show' ? (
        <>
          <div className="topped stack tight">
            <p className="quiet">{t('booking.receipt.was')}</p>
            <WhenAndWhere {...props} />
          </div>
          <p>
            <a className="btn" href={paths.appointment(what.id, { office: office.id })}>
              {t('booking.receipt.again')}
            </a>
          </p>
        </>
      ) : (
        <Ticket {...props} />
      )}
      {booked ? (
        <>
          <div className="row noprint">
            <a className="btn" href={paths.calendar}>
              {t('booking.receipt.calendar')}
            </a>
            <button className="btn line" type="button" data-print hidden>
              {t('booking.receipt.print')}
            </button>
          </div>
          <noscript>
            <p className="quiet noprint">{t('booking.receipt.printHint')}</p>
          </noscript>
          {!open ? null : props.base === '/' ? (
            <div className="stack tight noprint">
              <p>
                {t('booking.receipt.cannot')}
                {t('booking.receipt.waiting')}
                {view.movesLeft === 0
                  ? t('booking.receipt.movesNone')
                  : t('booking.receipt.movesLeft', { count: view.movesLeft })}
              </p>
              <p className="row">
                {view.movesLeft === 0 ? null : (
                  <a className="btn line" href={paths.appointment(what.id, { office: office.id, move: '1' })}>
                    {t('booking.receipt.move')}
                  </a>
                )}
                <a className="btn line" href={paths.cancel}>
                  {t('booking.receipt.cancel')}
                </a>
              </p>
            </div>
          ) : (
            <>
              {view.movesLeft === 0 ? (
                <p className="noprint">{t('booking.receipt.movesNone')}</p>
              ) : (
                <p className="noprint">
                  <a className="btn line" href={paths.appointment(what.id, { office: office.id, move: '1' })}>
                    {t('booking.receipt.elderMove')}
                  </a>
                </p>
              )}
              <p className="noprint">
                <a className="btn line" href={paths.cancel}>
                  {t('booking.receipt.elderCancel')}
                </a>
              </p>
            </>
          )}
          <p className="quiet noprint">{t('booking.receipt.short')}</p>
          <Second {...props} />
        </>
      ) : null}
    </div>
  )
}
