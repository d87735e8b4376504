import { BackGlyph } from '../../parts.tsx'
import { CodeField, Last4Field, type FindModel } from '../FindPage.tsx'
import { pathsOf, type BookingProps } from '../model.ts'
import { Back, FaultSummary, HiddenFields, Refused } from '../parts.tsx'
import { Screen } from './Screen.tsx'

/** First the code, then the four digits. */
export const ElderFind = (props: BookingProps & FindModel & { second: boolean }) => {
  const { t, faults, refusal, second, code } = props
  const paths = pathsOf(props)
  return (
    <div className="stack">
      <FaultSummary faults={faults} t={t} />
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <Screen
        over={t('booking.find.title')}
        title={t(second ? 'booking.find.elderLast4' : 'booking.find.elderCode')}
      >
        <form className="stack" method="post" action={paths.find} noValidate>
          {second ? (
            <>
              <HiddenFields fields={[['code', code]]} />
              <Last4Field {...props} />
            </>
          ) : (
            <CodeField {...props} />
          )}
          <p>
            <button className="btn big">{t(second ? 'booking.find.button' : 'booking.elder.next')}</button>
          </p>
          {second ? (
            <p>
              <button className="link" name="do" value="back">
                <BackGlyph />
                {t('booking.elder.back')}
              </button>
            </p>
          ) : null}
        </form>
        {second ? null : <Back href={paths.start} text={t('booking.title')} t={t} />}
      </Screen>
    </div>
  )
}
