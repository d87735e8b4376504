import { DeskNav, type DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'
import type { CaseView } from './model.ts'
import { Facts, History, Marks, Reports } from './parts.tsx'

/** A case for the folder: everything on paper, masked. */
export const PrintPage = (props: DeskProps & { view: CaseView; printed: string; by: string }) => {
  const { t, view, printed, by } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="cases" />
      <p className="noprint">
        <a href={caseAddress('one', view.number)}>{t('desk-cases.print.back', { number: view.number })}</a>
      </p>
      <p className="note noprint">{t('desk-cases.print.hint')}</p>
      <h1>{t('desk-cases.title', { number: view.number })}</h1>
      <p className="lead">
        <Marks {...view} t={t} />
        {view.kind}
      </p>
      <Facts
        lines={[
          { label: t('desk-cases.queue.step'), text: view.step },
          ...view.clocks.map(({ label, at }) => ({ label, text: at })),
          ...view.facts,
        ]}
      />
      <h2>{t('desk-cases.reports')}</h2>
      <Reports reports={view.reports} t={t} />
      <h2>{t('desk-cases.history')}</h2>
      <History lines={view.history} label={t('desk-cases.history')} />
      <p className="quiet">{t('desk-cases.print.by', { printed, by })}</p>
    </div>
  )
}
