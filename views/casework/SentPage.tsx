import { QrCode } from '../booking/QrCode.tsx'
import { Facts, Lines, Sample } from '../booking/parts.tsx'
import { Inline } from '../parts.tsx'
import { CallButtons } from './Calls.tsx'
import { pathsOf, type CaseworkProps, type SentModel } from './model.ts'
import { Receipt, Titled, When } from './parts.tsx'

/** What is taken away: the number in large groups, until when and by whom. No name, no place. */
const Slip = (props: CaseworkProps & SentModel) => {
  const { kind, receipt, qr, unit, acceptByMs, dueByMs, t } = props
  return (
    <div className="ticket">
      <div className="row">
        <div className="wide-first">
          <h2>{t('report.sent.receipt')}</h2>
          <Receipt receipt={receipt} large />
          <p className="quiet">{t('report.sent.inside')}</p>
        </div>
        <QrCode shape={qr} title={t('report.sent.qr')} />
      </div>
      <Facts
        rows={[
          { name: t('report.sent.what'), value: kind.name },
          { name: t('report.sent.first'), value: unit },
          {
            name: t('report.sent.accept'),
            value: (
              <>
                <When ms={acceptByMs} />
                <Sample of={kind} t={t} />
              </>
            ),
          },
          { name: t('report.sent.due'), value: <When ms={dueByMs} /> },
        ]}
      />
    </div>
  )
}

/** After sending: the receipt first of all, unless somebody is in danger. */
export const SentPage = (props: CaseworkProps & SentModel) => {
  const { kind, danger, maybeKnown, photoRefused, t } = props
  const paths = pathsOf(props)
  return (
    <div className="page-s stack">
      {danger ? (
        <>
          <p className="lead noprint">{t('report.calls.again')}</p>
          <CallButtons kind={kind} t={t} />
        </>
      ) : null}
      <Titled over={t('report.over', { name: kind.name })} title={t('report.sent.title')} />
      <p className="lead noprint">{t('report.sent.lead')}</p>
      {maybeKnown ? <p>{t('report.sent.known')}</p> : null}
      {photoRefused === undefined ? null : (
        <p className="problems" role="alert">
          {t('report.photo.not-sent', { why: photoRefused })}
        </p>
      )}
      <Slip {...props} />
      <p className="note">
        <Inline text={t('report.sent.warning')} />
      </p>
      <div className="row noprint">
        <a className="btn" href={paths.follow}>
          {t('report.sent.follow')}
        </a>
        <button className="btn line" type="button" data-print hidden>
          {t('report.sent.print')}
        </button>
      </div>
      <noscript>
        <p className="quiet noprint">{t('report.sent.printHint')}</p>
      </noscript>
      <h2>{t('report.sent.next')}</h2>
      <Lines of={kind.next} />
      <p className="quiet noprint">{t('report.sent.short')}</p>
      <p className="noprint">
        <a className="go" href={paths.start}>
          {t('report.sent.another')}
        </a>
      </p>
    </div>
  )
}
