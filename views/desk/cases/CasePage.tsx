import { DeskNav, FormKey, Trouble, type DeskProps } from '../parts.tsx'
import { Acts } from './Acts.tsx'
import { caseAddress } from './addresses.ts'
import { CaseExtras } from './CaseExtras.tsx'
import type { CaseModel } from './model.ts'
import { Clocks, Facts, History, Marks, Reports } from './parts.tsx'
import { Unmask } from './Unmask.tsx'

const Notices = ({ t, fault, done, meanwhile }: DeskProps & CaseModel) => (
  <>
    <Trouble fault={fault} t={t} />
    {meanwhile.length === 0 ? null : (
      <div className="note stack tight">
        <h2>{t('desk-cases.meanwhile')}</h2>
        <History lines={meanwhile} label={t('desk-cases.meanwhile')} />
        <p>{t('desk-cases.again')}</p>
      </div>
    )}
    {done === undefined ? null : (
      <p className="note" role="status">
        {done}
      </p>
    )}
  </>
)

/** A child's case is printed with what shows that it was opened; any other has an address for it. */
const PrintLink = ({ t, formKey, view, hidden }: DeskProps & CaseModel) =>
  hidden.opened === undefined ? (
    <p className="noprint">
      <a href={caseAddress('print', view.number)}>{t('desk-cases.print.link')}</a>
    </p>
  ) : (
    <form className="noprint" method="post" action={caseAddress('open', view.number)}>
      <FormKey formKey={formKey} />
      <input type="hidden" name="opened" value={hidden.opened} />
      <input type="hidden" name="view" value="print" />
      <button className="link">{t('desk-cases.print.link')}</button>
    </form>
  )

const Beside = ({ t, view: { beside } }: DeskProps & CaseModel) =>
  beside.length === 0 ? null : (
    <section className="stack tight">
      <h2>{t('desk-cases.beside.title')}</h2>
      <ul>
        {beside.map(({ number, href, text }) => (
          <li key={number}>
            <a href={href}>{t('desk-cases.title', { number })}</a>
            {'　'}
            {text}
          </li>
        ))}
      </ul>
    </section>
  )

/** A case: what is known of it, masked; its clocks and its history; and what can be done. */
export const CasePage = (props: DeskProps & CaseModel) => {
  const { t, view, hidden, acts } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="cases" />
      <Notices {...props} />
      <div className="stack tight">
        <h1>{t('desk-cases.title', { number: view.number })}</h1>
        <p className="lead">
          <Marks {...view} t={t} />
          {view.kind}
        </p>
        <p className="quiet">
          {view.formal}
          {'　'}
          {view.step}
        </p>
        {acts === undefined ? null : (
          <p className="desk-jump noprint">
            <a className="go" href="#acts">
              {t('desk-cases.to-acts')}
            </a>
          </p>
        )}
      </div>
      <div className="desk-case">
        <div className="stack">
          <Clocks clocks={view.clocks} />
          <Facts lines={view.facts} />
          <h2>{t('desk-cases.reports')}</h2>
          <Reports reports={view.reports} t={t} />
          <Unmask {...props} />
          <Beside {...props} />
        </div>
        <div className="stack">
          {acts === undefined ? null : <Acts {...props} acts={acts} />}
          <CaseExtras {...props} view={view} hidden={hidden} />
          <section className="stack tight">
            <h2>{t('desk-cases.history')}</h2>
            <History lines={view.history} label={t('desk-cases.history')} />
          </section>
          <PrintLink {...props} />
        </div>
      </div>
    </div>
  )
}
