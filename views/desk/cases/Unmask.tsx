import type { DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'
import type { CaseModel } from './model.ts'
import { CaseHiddenFields } from './parts.tsx'

/** Masked fields are opened one at a time, by saying why. */
export const Unmask = ({ t, formKey, view, hidden, fields, shown, typed }: DeskProps & CaseModel) =>
  fields.length === 0 ? null : (
    <form className="stack tight noprint" method="post" action={caseAddress('unmask', view.number)}>
      <CaseHiddenFields hidden={hidden} formKey={formKey} />
      <h3>{t('desk-cases.unmask.title')}</h3>
      <div className="field stack tight">
        <label htmlFor="why">{t('desk-cases.why')}</label>
        <p className="hint" id="why-hint">
          {t('desk-cases.unmask.hint')}
        </p>
        <input
          className="in"
          id="why"
          name="why"
          maxLength={200}
          autoComplete="off"
          defaultValue={typed['act'] === 'unmask' ? (typed['why'] ?? '') : ''}
          aria-describedby="why-hint"
        />
      </div>
      <p className="row">
        {fields.map((field) => (
          <button key={field} className="btn line fit" name="field" value={field}>
            {t('desk-cases.unmask.button', { field: t(`desk.field.${field}`) })}
          </button>
        ))}
      </p>
      {shown === undefined ? null : (
        <p className="note">{t('desk-cases.unmask.shown', { field: t(`desk.field.${shown}`) })}</p>
      )}
    </form>
  )
