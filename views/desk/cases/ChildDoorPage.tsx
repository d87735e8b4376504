import type { DeskFault } from '../../../schema/desk/faults.ts'
import { DeskNav, Field, FormKey, Trouble, type DeskProps } from '../parts.tsx'

/** Before a child's case: why it is opened. The reason is written down before anything is shown. */
export const ChildDoorPage = (
  props: DeskProps & {
    number: number
    fault: DeskFault | undefined
    /** Where the reason goes, with what else stood in the form. */
    action: string
    hidden: Readonly<Record<string, string>>
  },
) => {
  const { t, formKey, number, fault, action, hidden } = props
  return (
    <div className="stack">
      <DeskNav {...props} at="cases" />
      <Trouble fault={fault} t={t} />
      <h1>{t('desk-cases.title', { number })}</h1>
      <p className="lead">{t('desk-cases.child.lead')}</p>
      <form className="stack tight" method="post" action={action}>
        <FormKey formKey={formKey} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field name="why" label={t('desk-cases.why')} hint={t('desk-cases.child.hint')} maxLength={200} />
        <p>
          <button className="btn">{t('desk-cases.child.button')}</button>
        </p>
      </form>
    </div>
  )
}
