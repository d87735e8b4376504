import type { ReactNode } from 'react'
import { pathsOf, type BookingProps } from './model.ts'
import { Title } from './parts.tsx'

/** Nothing is held here: what may have happened, and the two ways on. */
export const NoHoldPage = (props: BookingProps & { mine: boolean; notice?: ReactNode }) => {
  const { t, mine, notice } = props
  const paths = pathsOf(props)
  return (
    <div className="page-s stack">
      {notice ?? null}
      <Title text={t(notice === undefined ? 'booking.hold.none' : 'booking.title')} />
      {notice === undefined ? <p className="lead">{t('booking.hold.noneText')}</p> : null}
      <p>
        <a className="btn" href={paths.start}>
          {t('booking.hold.noneStart')}
        </a>
      </p>
      <p>
        <a className="btn line" href={mine ? paths.receipt : paths.find}>
          {t('booking.hold.noneFind')}
        </a>
      </p>
    </div>
  )
}
