import type { FieldFault } from '../../schema/problems.ts'
import { pathsOf, type BookingProps, type Refusal } from './model.ts'
import { Back, FaultSummary, Refused, TextField, Title } from './parts.tsx'

export type FindModel = {
  code: string
  phoneLast4: string
  faults: readonly FieldFault[]
  refusal?: Refusal
}

export const CodeField = ({ code, faults, t }: BookingProps & FindModel) => (
  <TextField
    path="code"
    label={t('booking.find.code')}
    hint={t('booking.find.codeHint')}
    value={code}
    fault={faults.find(({ path }) => path === 'code')}
    t={t}
    className=" mono"
  />
)

export const Last4Field = ({ phoneLast4, faults, t }: BookingProps & FindModel) => (
  <TextField
    path="phoneLast4"
    label={t('booking.find.last4')}
    hint={t('booking.find.last4Hint')}
    value={phoneLast4}
    fault={faults.find(({ path }) => path === 'phoneLast4')}
    t={t}
    inputMode="numeric"
    className=" fit"
    maxLength={8}
  />
)

/** The way back to a booking or a place in the line: code and last four digits. */
export const FindPage = (props: BookingProps & FindModel) => {
  const { t, faults, refusal } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back href={paths.start} text={t('booking.title')} t={t} />
      <div className="page-s stack">
        <FaultSummary faults={faults} t={t} />
        {refusal === undefined ? null : <Refused code={refusal} t={t} />}
        <Title text={t('booking.find.title')} />
        <p className="lead">{t('booking.find.lead')}</p>
        <form className="stack" method="post" action={paths.find} noValidate>
          <CodeField {...props} />
          <Last4Field {...props} />
          <p>
            <button className="btn big full">{t('booking.find.button')}</button>
          </p>
        </form>
      </div>
    </>
  )
}
