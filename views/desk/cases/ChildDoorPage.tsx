import type { DeskFault } from '../../../schema/desk/faults.ts'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'

/** Before a child's case: why it is opened. The reason is written down before anything is shown. */
export const ChildDoorPage = (
  props: DeskProps & { number: number; view: 'page' | 'print'; fault: DeskFault | undefined },
) => {
  const { t, formKey, number, view, fault } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="cases" />
      <Trouble fault={fault} t={t} />
      <h1>{t('desk-cases.title', { number })}</h1>
      <p className="lead">{t('desk-cases.child.lead')}</p>
      <form className="stack tight" method="post" action={caseAddress('open', number)}>
        <FormKey formKey={formKey} />
        <input type="hidden" name="view" value={view} />
        <Field name="why" label={t('desk-cases.why')} hint={t('desk-cases.child.hint')} maxLength={200} />
        <p>
          <button className="btn">{t('desk-cases.child.button')}</button>
        </p>
      </form>
    </div>
  )
}
