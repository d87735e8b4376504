import type { Wanted } from '../../schema/institutions/find.ts'
import { Back, Title } from '../booking/parts.tsx'
import { Inline } from '../parts.tsx'
import { institutionPaths } from './addresses.ts'
import { FindForm } from './FindForm.tsx'
import { InstitutionRows } from './InstitutionRows.tsx'
import type { InstitutionProps, InstitutionRow } from './model.ts'

type Props = InstitutionProps & {
  wanted: Wanted
  rows: readonly InstitutionRow[]
  /** Whether anything was asked at all; 长辈版 shows the form first and then, on a screen of its own, what was found. */
  asked: boolean
}

/** `/institutions/find/`: what fits, with the form to ask again. */
export const FoundPage = (props: Props) => {
  const { t, base, rows, asked } = props
  const elder = base !== '/'
  const title = asked
    ? t(rows.length === 0 ? 'institutions.find.none' : 'institutions.find.found', { count: rows.length })
    : t('institutions.find.title')
  return (
    <>
      <Back href={institutionPaths(base).start} text={t('site.institutions.title')} t={t} />
      <div className="page-m stack">
        <Title text={title} />
        {asked && rows.length === 0 ? (
          <p>
            <Inline text={t('institutions.find.advice')} />
          </p>
        ) : null}
        {asked ? <InstitutionRows {...props} /> : null}
        {asked ? (
          <p className="note">
            <Inline text={t('site.institutions.note')} />
          </p>
        ) : null}
        {elder && asked ? (
          <p>
            <a className="btn line" href={institutionPaths(base).find}>
              {t('institutions.find.again')}
            </a>
          </p>
        ) : (
          <FindForm {...props} />
        )}
      </div>
    </>
  )
}
