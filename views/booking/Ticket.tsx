import type { BookingView } from '../../schema/api/booking.ts'
import type { BookingProps, Matter } from './model.ts'
import { Code, Facts, Sample } from './parts.tsx'
import { When } from './HoldPage.tsx'
import { QrCode, type QrShape } from './QrCode.tsx'

export type TicketModel = Matter & {
  view: Pick<BookingView, 'code' | 'state' | 'movesLeft'>
  startMs: number
  endMs: number
  /** The code as a picture to scan. */
  qr: QrShape
}

/** Day, code, where and what to bring: one picture of the screen is enough. No name, no number. */
export const Ticket = (props: BookingProps & TicketModel) => {
  const { what, office, view, t, qr } = props
  return (
    <div className="ticket">
      <div className="row spread">
        <When {...props} />
        <Sample of={office} t={t} />
      </div>
      <div className="row spread">
        <div>
          <p className="quiet">{t('booking.receipt.code')}</p>
          <Code code={view.code} />
          <p className="quiet">{t('booking.receipt.show')}</p>
        </div>
        <QrCode shape={qr} title={t('booking.receipt.qr')} />
      </div>
      <Facts
        rows={[
          {
            name: t('booking.receipt.what'),
            value: t('booking.receipt.whatFee', { name: what.name, fee: what.fee }),
          },
          {
            name: t('booking.receipt.where'),
            value: (
              <>
                {office.name}
                <br />
                <span className="quiet">
                  {t('booking.receipt.address', { address: office.address ?? t('booking.unknown') })}
                </span>
                {office.phone === null ? null : (
                  <span className="quiet">{t('booking.receipt.phone', { phone: office.phone })}</span>
                )}
              </>
            ),
          },
          { name: t('booking.receipt.who'), value: what.who },
          {
            name: t('booking.receipt.bring'),
            value: what.bring.map((thing) => (
              <span className="each" key={thing}>
                {thing}
              </span>
            )),
          },
        ]}
      />
    </div>
  )
}
