import type { Wanted } from '../../schema/institutions/find.ts'
import { institutionPaths } from './addresses.ts'
import { choicesOf, type InstitutionProps } from './model.ts'

type Props = InstitutionProps & { wanted: Wanted }

const lists = ['township', 'kind', 'care', 'beds'] as const

/** What one looks for: a form that is sent, and that a script answers on the page where one runs. */
export const FindForm = ({ t, base, townships, wanted }: Props) => {
  const choices = choicesOf(t, townships)
  return (
    <form
      className="stack noprint"
      role="search"
      action={institutionPaths(base).find}
      data-institutions={base === '/' ? '' : undefined}
    >
      <div className="finder">
        <div className="field">
          <label htmlFor="find-name">{t('institutions.find.name')}</label>
          <input
            className="in"
            id="find-name"
            name="name"
            type="search"
            maxLength={60}
            defaultValue={wanted.name}
          />
        </div>
        {lists.map((field) => (
          <div key={field} className="field">
            <label htmlFor={`find-${field}`}>{t(`institutions.find.${field}`)}</label>
            <select className="in" id={`find-${field}`} name={field}>
              <option value="">{t('institutions.find.any')}</option>
              {choices[field].map(({ value, text }) => (
                <option key={value} value={value} selected={value === String(wanted[field] ?? '')}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <p className="row">
        <button className="btn">{t('institutions.find.button')}</button>
      </p>
    </form>
  )
}
