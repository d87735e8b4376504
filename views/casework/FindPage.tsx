import type { FieldFault, ProblemCode } from '../../schema/problems.ts'
import { Back, Fault, FaultSummary, Refused, TextField } from '../booking/parts.tsx'
import { pathsOf, type CaseworkProps } from './model.ts'
import { Titled } from './parts.tsx'

export type FindModel = {
  receipt: string
  faults: readonly FieldFault[]
  refusal?: ProblemCode
  notice?: string
}

/** The way back to a report: its receipt, as it was written down. */
export const FindPage = (props: CaseworkProps & FindModel) => {
  const { t, base, receipt, faults, refusal, notice } = props
  const paths = pathsOf(props)
  const elder = base !== '/'
  return (
    <>
      <Back href={paths.start} text={t('report.start')} t={t} />
      <div className="page-s stack">
        <FaultSummary faults={faults} t={t} />
        {refusal === 'token_invalid' ? (
          <p className="note" role="status">
            {t('report.find.expired')}
          </p>
        ) : refusal === undefined ? null : (
          <Refused code={refusal} t={t} />
        )}
        <Titled over={t('report.start')} title={t(elder ? 'report.find.elder' : 'report.find.title')} />
        <p className="lead">{t('report.find.lead')}</p>
        <form className="stack" method="post" action={paths.follow} noValidate>
          <TextField
            path="receipt"
            label={t('report.find.receipt')}
            hint={t('report.find.receiptHint')}
            value={receipt}
            fault={faults.find(({ path }) => path === 'receipt')}
            t={t}
            inputMode="numeric"
            className=" mono wide"
            maxLength={60}
          />
          {notice === undefined ? null : <Fault text={notice} t={t} />}
          <p>
            <button className="btn big full">{t('report.find.button')}</button>
          </p>
        </form>
        <p>
          {t('report.find.where')}
          <a href={paths.start}>{t('report.start')}</a>
        </p>
      </div>
    </>
  )
}
